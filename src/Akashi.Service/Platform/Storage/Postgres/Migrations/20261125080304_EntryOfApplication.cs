using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Akashi.Service.Platform.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class EntryOfApplication : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_applications_RegistrationId",
                table: "applications",
                column: "RegistrationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_applications_RegistrationId",
                table: "applications");
        }
    }
}
