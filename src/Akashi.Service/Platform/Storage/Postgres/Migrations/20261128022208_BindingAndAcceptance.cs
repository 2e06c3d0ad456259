using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Akashi.Service.Platform.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BindingAndAcceptance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AcceptanceReason",
                table: "applications",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "AcceptedDespite",
                table: "applications",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "BirthOn",
                table: "accounts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "accounts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Sex",
                table: "accounts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AcceptanceReason",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "AcceptedDespite",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "BirthOn",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "Sex",
                table: "accounts");
        }
    }
}
