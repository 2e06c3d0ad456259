using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Akashi.Service.Platform.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ListsAndKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Compressed",
                table: "status_lists",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EndsAt",
                table: "status_lists",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Sequence",
                table: "status_lists",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                table: "credentials",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "SuccessorId",
                table: "credentials",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "issuer_certificates",
                columns: table => new
                {
                    KeyId = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Pem = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    GoodAsOf = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_issuer_certificates", x => x.KeyId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_status_lists_EndsAt_Sequence",
                table: "status_lists",
                columns: new[] { "EndsAt", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credentials_KeyId_Id",
                table: "credentials",
                columns: new[] { "KeyId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_credentials_not_valid",
                table: "credentials",
                columns: new[] { "ListId", "Index" },
                filter: "\"State\" <> 'Valid' OR \"RegistrationStatus\" <> 'Active'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "issuer_certificates");

            migrationBuilder.DropIndex(
                name: "IX_status_lists_EndsAt_Sequence",
                table: "status_lists");

            migrationBuilder.DropIndex(
                name: "IX_credentials_KeyId_Id",
                table: "credentials");

            migrationBuilder.DropIndex(
                name: "IX_credentials_not_valid",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "Compressed",
                table: "status_lists");

            migrationBuilder.DropColumn(
                name: "EndsAt",
                table: "status_lists");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "status_lists");

            migrationBuilder.DropColumn(
                name: "KeyId",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "SuccessorId",
                table: "credentials");
        }
    }
}
