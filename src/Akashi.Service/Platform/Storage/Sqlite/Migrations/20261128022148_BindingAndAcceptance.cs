using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Akashi.Service.Platform.Storage.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcceptedDespite",
                table: "applications",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "BirthOn",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Sex",
                table: "accounts",
                type: "TEXT",
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
