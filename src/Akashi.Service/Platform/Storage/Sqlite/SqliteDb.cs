using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Akashi.Service.Platform.Storage.Sqlite;

/// <summary>The embedded database of one machine.</summary>
/// <param name="options">Where it is.</param>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AkashiDb(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite has no type for instants, so EF could neither sort nor compare a DateTimeOffset.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantText>();
    }
}

/// <summary>
/// Lets <c>dotnet ef migrations add NAME --context SqliteDb --output-dir
/// Platform/Storage/Sqlite/Migrations</c> build the model without starting the program.
/// </summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
}
