using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Akashi.Service.Platform.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ChangeAndPayment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Changes",
                table: "applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ChargeId",
                table: "applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Completion",
                table: "applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OpenChangeOf",
                table: "applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RegistrationVersion",
                table: "applications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReservedNumber",
                table: "applications",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "charges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Payee = table.Column<string>(type: "TEXT", nullable: false),
                    Payer = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    ReceiptNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OfferedAt = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AgreedAt = table.Column<string>(type: "TEXT", nullable: true),
                    PaidAt = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TakenAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => x.MessageId);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    DueAt = table.Column<string>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LeaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeaseUntil = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    GaveUpAt = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "provider_events",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AppliedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provider_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "status_lists",
                columns: table => new
                {
                    ListId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Tag = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StatesDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PublishedAt = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_status_lists", x => x.ListId);
                });

            migrationBuilder.CreateTable(
                name: "attempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChargeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BegunAt = table.Column<string>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<string>(type: "TEXT", nullable: false),
                    Session = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Page = table.Column<string>(type: "TEXT", nullable: true),
                    Payment = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    AskAt = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attempts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_attempts_charges_ChargeId",
                        column: x => x.ChargeId,
                        principalTable: "charges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "charge_lines",
                columns: table => new
                {
                    ChargeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charge_lines", x => new { x.ChargeId, x.Number });
                    table.ForeignKey(
                        name: "FK_charge_lines_charges_ChargeId",
                        column: x => x.ChargeId,
                        principalTable: "charges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_staff_passkey_ceremonies_ExpiresAt",
                table: "staff_passkey_ceremonies",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_SeenAt",
                table: "sessions",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_card_requests_ExpiresAt",
                table: "card_requests",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_applications_OpenChangeOf",
                table: "applications",
                column: "OpenChangeOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_applications_QualificationId_ReservedNumber",
                table: "applications",
                columns: new[] { "QualificationId", "ReservedNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_attempts_ChargeId",
                table: "attempts",
                column: "ChargeId");

            migrationBuilder.CreateIndex(
                name: "IX_attempts_one_captured",
                table: "attempts",
                column: "ChargeId",
                unique: true,
                filter: "\"State\" = 'Captured'");

            migrationBuilder.CreateIndex(
                name: "IX_attempts_one_open",
                table: "attempts",
                column: "ChargeId",
                unique: true,
                filter: "\"State\" IN ('Requested', 'Started', 'Unknown')");

            migrationBuilder.CreateIndex(
                name: "IX_attempts_Session",
                table: "attempts",
                column: "Session",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_charges_SubjectId",
                table: "charges",
                column: "SubjectId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inbox_TakenAt",
                table: "inbox",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Kind_GaveUpAt_DueAt",
                table: "outbox",
                columns: new[] { "Kind", "GaveUpAt", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attempts");

            migrationBuilder.DropTable(
                name: "charge_lines");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "provider_events");

            migrationBuilder.DropTable(
                name: "status_lists");

            migrationBuilder.DropTable(
                name: "charges");

            migrationBuilder.DropIndex(
                name: "IX_staff_passkey_ceremonies_ExpiresAt",
                table: "staff_passkey_ceremonies");

            migrationBuilder.DropIndex(
                name: "IX_sessions_SeenAt",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "IX_card_requests_ExpiresAt",
                table: "card_requests");

            migrationBuilder.DropIndex(
                name: "IX_applications_OpenChangeOf",
                table: "applications");

            migrationBuilder.DropIndex(
                name: "IX_applications_QualificationId_ReservedNumber",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "Changes",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "ChargeId",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "Completion",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "OpenChangeOf",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "RegistrationVersion",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "ReservedNumber",
                table: "applications");
        }
    }
}
