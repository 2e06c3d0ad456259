using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Akashi.Service.Platform.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    BirthOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Sex = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    JoinedId = table.Column<Guid>(type: "uuid", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "act_counts",
                columns: table => new
                {
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Hour = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_act_counts", x => new { x.SubjectId, x.Act });
                });

            migrationBuilder.CreateTable(
                name: "applications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    QualificationId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    ProcedureId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    ProcedureName = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false, collation: "C"),
                    ProcedureVersion = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Standing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Facts = table.Column<string>(type: "text", nullable: true),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    ConsentedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Submission_ReceiptNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    Submission_Round = table.Column<int>(type: "integer", nullable: true),
                    Submission_Document = table.Column<byte[]>(type: "bytea", nullable: true),
                    Submission_Signature = table.Column<byte[]>(type: "bytea", nullable: true),
                    Submission_Check = table.Column<string>(type: "text", nullable: true),
                    Submission_Change = table.Column<string>(type: "text", nullable: true),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: true),
                    OpenChangeOf = table.Column<Guid>(type: "uuid", nullable: true),
                    ChargeId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReturnedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DaysWithHolder = table.Column<int>(type: "integer", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reminders = table.Column<int>(type: "integer", nullable: false),
                    RemindedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndingDays = table.Column<int>(type: "integer", nullable: false),
                    EndingOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_applications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Previous = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "card_requests",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    Action = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Nonce = table.Column<byte[]>(type: "bytea", nullable: false),
                    Screens = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReturnPath = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CancelPath = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Document = table.Column<byte[]>(type: "bytea", nullable: true),
                    ByPhone = table.Column<bool>(type: "boolean", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PairingDigest = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ReturnCodeDigest = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "charges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Payee = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Payer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReceiptNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Total = table.Column<int>(type: "integer", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OfferedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AgreedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PendingEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    PendingDigest = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true, collation: "C"),
                    PendingUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PendingRefused = table.Column<bool>(type: "boolean", nullable: false),
                    UsedDigest = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true, collation: "C"),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true, collation: "C"),
                    WantsMail = table.Column<bool>(type: "boolean", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    QualificationId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RegistrationVersion = table.Column<int>(type: "integer", nullable: false),
                    ListId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Index = table.Column<int>(type: "integer", nullable: false),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Stamped = table.Column<bool>(type: "boolean", nullable: true),
                    KeyId = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    SuccessorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Url = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    RegistrationStatus = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credentials", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Xml = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    QualificationId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    First = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: true),
                    Rejection = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Doubts = table.Column<string>(type: "text", nullable: true),
                    EntryVersion = table.Column<int>(type: "integer", nullable: true),
                    AwaitingFee = table.Column<string>(type: "text", nullable: true),
                    PromisedEntry = table.Column<Guid>(type: "uuid", nullable: true),
                    ReservedNumber = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decisions", x => x.ApplicationId);
                });

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

            migrationBuilder.CreateTable(
                name: "kept_forms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyDigest = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    Surface = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    HadFiles = table.Column<bool>(type: "boolean", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    KeptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_forms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Payload = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LeaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    GaveUpAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outgoing_mails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false, collation: "C"),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsWithheld = table.Column<bool>(type: "boolean", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outgoing_mails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "procedure_versions",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false, collation: "C"),
                    Version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Definition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OfferedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_procedure_versions", x => new { x.Name, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Rejection = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NewEntry = table.Column<string>(type: "text", nullable: true),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: true),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    SentBackBy = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: true),
                    SentBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentBackReason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposals", x => new { x.ApplicationId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "provider_events",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    AppliedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provider_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "record_openings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hour = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    BodyId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_openings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "registrations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QualificationId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    NumberSearchForm = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    NameSearchForm = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    KanaSearchForm = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    BornOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registrations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyDigest = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    Surface = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    KeyId = table.Column<Guid>(type: "uuid", nullable: true),
                    Device = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "staff_members",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DisabledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_members", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "staff_passkey_ceremonies",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_passkey_ceremonies", x => x.SessionId);
                });

            migrationBuilder.CreateTable(
                name: "status_lists",
                columns: table => new
                {
                    ListId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Compressed = table.Column<byte[]>(type: "bytea", nullable: true),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    Tag = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    StatesDigest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_status_lists", x => x.ListId);
                });

            migrationBuilder.CreateTable(
                name: "access_entries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Device = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_entries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_access_entries_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_keys",
                columns: table => new
                {
                    Way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CertificateSerial = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_keys", x => new { x.Way, x.Subject });
                    table.ForeignKey(
                        name: "FK_sign_in_keys_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "way_joins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    BegunAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Subject = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true, collation: "C"),
                    CertificateSerial = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Signed = table.Column<string>(type: "text", nullable: true),
                    OwnProven = table.Column<bool>(type: "boolean", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_way_joins", x => x.Id);
                    table.ForeignKey(
                        name: "FK_way_joins_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "way_statements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    JoinId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false),
                    Signature = table.Column<byte[]>(type: "bytea", nullable: false),
                    CertificateSerial = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RevocationAsOf = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_way_statements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_way_statements_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "application_steps",
                columns: table => new
                {
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: false),
                    Message = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Reasons = table.Column<string>(type: "text", nullable: true),
                    RemindsOf = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_application_steps", x => new { x.ApplicationId, x.Number });
                    table.ForeignKey(
                        name: "FK_application_steps_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ContentType = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SignedIn = table.Column<int>(type: "integer", nullable: true),
                    LeftOutFrom = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_attachments_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signed_rounds",
                columns: table => new
                {
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false),
                    Signature = table.Column<byte[]>(type: "bytea", nullable: false),
                    Check = table.Column<string>(type: "text", nullable: false),
                    Change = table.Column<string>(type: "text", nullable: true),
                    Standing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Facts = table.Column<string>(type: "text", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signed_rounds", x => new { x.ApplicationId, x.Number });
                    table.ForeignKey(
                        name: "FK_signed_rounds_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "handovers",
                columns: table => new
                {
                    RequestId = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    Token = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    OfferedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    System = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PhoneDigest = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true, collation: "C"),
                    Number = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    Wrong = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handovers", x => x.RequestId);
                    table.ForeignKey(
                        name: "FK_handovers_card_requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "card_requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "phone_attempts",
                columns: table => new
                {
                    StateDigest = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    RequestId = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    Browser = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Nonce = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    Verifier = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    Transaction = table.Column<Guid>(type: "uuid", nullable: true),
                    CameHome = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_attempts", x => x.StateDigest);
                    table.ForeignKey(
                        name: "FK_phone_attempts_card_requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "card_requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ChargeId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    BegunAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false, collation: "C"),
                    Session = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true, collation: "C"),
                    Page = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Payment = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true, collation: "C"),
                    AskAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
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
                    ChargeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Label = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Amount = table.Column<int>(type: "integer", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "registration_versions",
                columns: table => new
                {
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Kana = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    FormerName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    BirthOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Sex = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Domicile = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    RegisteredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: false),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registration_versions", x => new { x.RegistrationId, x.Number });
                    table.ForeignKey(
                        name: "FK_registration_versions_registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_enrolment_links",
                columns: table => new
                {
                    CodeDigest = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_enrolment_links", x => x.CodeDigest);
                    table.ForeignKey(
                        name: "FK_staff_enrolment_links_staff_members_StaffMemberId",
                        column: x => x.StaffMemberId,
                        principalTable: "staff_members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_passkeys",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    SignCount = table.Column<long>(type: "bigint", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Transports = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserVerified = table.Column<bool>(type: "boolean", nullable: false),
                    BackupEligible = table.Column<bool>(type: "boolean", nullable: false),
                    BackedUp = table.Column<bool>(type: "boolean", nullable: false),
                    AttestationObject = table.Column<byte[]>(type: "bytea", nullable: false),
                    ClientDataJson = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_passkeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_staff_passkeys_staff_members_StaffMemberId",
                        column: x => x.StaffMemberId,
                        principalTable: "staff_members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_entries_AccountId_At_Id",
                table: "access_entries",
                columns: new[] { "AccountId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_entries_At",
                table: "access_entries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_applications_AccountId_ChangedAt_Id",
                table: "applications",
                columns: new[] { "AccountId", "ChangedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_applications_EndsOn",
                table: "applications",
                column: "EndsOn",
                filter: "\"EndsOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_applications_OpenChangeOf",
                table: "applications",
                column: "OpenChangeOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_applications_QualificationId_State_SubmittedAt_Id",
                table: "applications",
                columns: new[] { "QualificationId", "State", "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_applications_RegistrationId",
                table: "applications",
                column: "RegistrationId");

            migrationBuilder.CreateIndex(
                name: "IX_applications_RemindedAt",
                table: "applications",
                column: "RemindedAt",
                filter: "\"RemindedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_applications_State_ChangedAt",
                table: "applications",
                columns: new[] { "State", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_applications_Submission_ReceiptNumber",
                table: "applications",
                column: "Submission_ReceiptNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_attachments_ApplicationId",
                table: "attachments",
                column: "ApplicationId");

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
                name: "IX_card_requests_ExpiresAt",
                table: "card_requests",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_card_requests_ReturnCodeDigest",
                table: "card_requests",
                column: "ReturnCodeDigest");

            migrationBuilder.CreateIndex(
                name: "IX_charges_SubjectId",
                table: "charges",
                column: "SubjectId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_PendingDigest",
                table: "contacts",
                column: "PendingDigest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_PendingUntil",
                table: "contacts",
                column: "PendingUntil");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_UsedDigest",
                table: "contacts",
                column: "UsedDigest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credentials_AccountId_IssuedAt",
                table: "credentials",
                columns: new[] { "AccountId", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_credentials_KeyId_Id",
                table: "credentials",
                columns: new[] { "KeyId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_credentials_ListId_Index",
                table: "credentials",
                columns: new[] { "ListId", "Index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credentials_not_valid",
                table: "credentials",
                columns: new[] { "ListId", "Index" },
                filter: "\"State\" <> 'Valid' OR \"RegistrationStatus\" <> 'Active'");

            migrationBuilder.CreateIndex(
                name: "IX_credentials_RegistrationId_IssuedAt_Id",
                table: "credentials",
                columns: new[] { "RegistrationId", "IssuedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_decisions_PromisedEntry",
                table: "decisions",
                column: "PromisedEntry");

            migrationBuilder.CreateIndex(
                name: "IX_decisions_QualificationId_ReservedNumber",
                table: "decisions",
                columns: new[] { "QualificationId", "ReservedNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_handovers_PhoneDigest",
                table: "handovers",
                column: "PhoneDigest");

            migrationBuilder.CreateIndex(
                name: "IX_handovers_Token",
                table: "handovers",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kept_forms_KeptAt",
                table: "kept_forms",
                column: "KeptAt");

            migrationBuilder.CreateIndex(
                name: "IX_kept_forms_KeyDigest_Path",
                table: "kept_forms",
                columns: new[] { "KeyDigest", "Path" });

            migrationBuilder.CreateIndex(
                name: "IX_kept_forms_SubjectId",
                table: "kept_forms",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_AccountId_At_Id",
                table: "notices",
                columns: new[] { "AccountId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_ApplicationId",
                table: "notices",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_At",
                table: "notices",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Kind_GaveUpAt_DueAt",
                table: "outbox",
                columns: new[] { "Kind", "GaveUpAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_mails_AccountId_MadeAt",
                table: "outgoing_mails",
                columns: new[] { "AccountId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_mails_Address_MadeAt",
                table: "outgoing_mails",
                columns: new[] { "Address", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_mails_MadeAt",
                table: "outgoing_mails",
                column: "MadeAt");

            migrationBuilder.CreateIndex(
                name: "IX_phone_attempts_RequestId",
                table: "phone_attempts",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_record_openings_At",
                table: "record_openings",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_record_openings_RecordId_At_Id",
                table: "record_openings",
                columns: new[] { "RecordId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_record_openings_RecordId_StaffMemberId_Kind_Hour",
                table: "record_openings",
                columns: new[] { "RecordId", "StaffMemberId", "Kind", "Hour" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_registrations_AccountId",
                table: "registrations",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_registrations_QualificationId_BornOn",
                table: "registrations",
                columns: new[] { "QualificationId", "BornOn" });

            migrationBuilder.CreateIndex(
                name: "IX_registrations_QualificationId_KanaSearchForm_Id",
                table: "registrations",
                columns: new[] { "QualificationId", "KanaSearchForm", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_registrations_QualificationId_NameSearchForm_Id",
                table: "registrations",
                columns: new[] { "QualificationId", "NameSearchForm", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_registrations_QualificationId_NumberSearchForm",
                table: "registrations",
                columns: new[] { "QualificationId", "NumberSearchForm" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sessions_KeyDigest",
                table: "sessions",
                column: "KeyDigest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sessions_KeyId",
                table: "sessions",
                column: "KeyId");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_SeenAt",
                table: "sessions",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_SubjectId",
                table: "sessions",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_keys_AccountId",
                table: "sign_in_keys",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_keys_Id",
                table: "sign_in_keys",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_enrolment_links_StaffMemberId",
                table: "staff_enrolment_links",
                column: "StaffMemberId");

            migrationBuilder.CreateIndex(
                name: "IX_staff_passkey_ceremonies_ExpiresAt",
                table: "staff_passkey_ceremonies",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_staff_passkeys_StaffMemberId",
                table: "staff_passkeys",
                column: "StaffMemberId");

            migrationBuilder.CreateIndex(
                name: "IX_status_lists_EndsAt_Sequence",
                table: "status_lists",
                columns: new[] { "EndsAt", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_way_joins_AccountId",
                table: "way_joins",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_way_joins_BegunAt",
                table: "way_joins",
                column: "BegunAt");

            migrationBuilder.CreateIndex(
                name: "IX_way_joins_SessionId",
                table: "way_joins",
                column: "SessionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_way_statements_AccountId",
                table: "way_statements",
                column: "AccountId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_entries");

            migrationBuilder.DropTable(
                name: "act_counts");

            migrationBuilder.DropTable(
                name: "application_steps");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "attempts");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "charge_lines");

            migrationBuilder.DropTable(
                name: "contacts");

            migrationBuilder.DropTable(
                name: "credentials");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropTable(
                name: "handovers");

            migrationBuilder.DropTable(
                name: "issuer_certificates");

            migrationBuilder.DropTable(
                name: "kept_forms");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "outgoing_mails");

            migrationBuilder.DropTable(
                name: "phone_attempts");

            migrationBuilder.DropTable(
                name: "procedure_versions");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "provider_events");

            migrationBuilder.DropTable(
                name: "record_openings");

            migrationBuilder.DropTable(
                name: "registration_versions");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "sign_in_keys");

            migrationBuilder.DropTable(
                name: "signed_rounds");

            migrationBuilder.DropTable(
                name: "staff_enrolment_links");

            migrationBuilder.DropTable(
                name: "staff_passkey_ceremonies");

            migrationBuilder.DropTable(
                name: "staff_passkeys");

            migrationBuilder.DropTable(
                name: "status_lists");

            migrationBuilder.DropTable(
                name: "way_joins");

            migrationBuilder.DropTable(
                name: "way_statements");

            migrationBuilder.DropTable(
                name: "charges");

            migrationBuilder.DropTable(
                name: "card_requests");

            migrationBuilder.DropTable(
                name: "registrations");

            migrationBuilder.DropTable(
                name: "applications");

            migrationBuilder.DropTable(
                name: "staff_members");

            migrationBuilder.DropTable(
                name: "accounts");
        }
    }
}
