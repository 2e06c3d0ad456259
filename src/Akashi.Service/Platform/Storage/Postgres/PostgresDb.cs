using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Akashi.Service.Platform.Storage.Postgres;

/// <summary>A PostgreSQL database, shared by all nodes.</summary>
/// <param name="options">Where it is.</param>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AkashiDb(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantUtc>();
        // Text compares and sorts by code point, whatever the database's collation: the same as on SQLite, and LIKE 'x%' can use an index.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}

/// <summary>
/// Lets <c>dotnet ef migrations add NAME --context PostgresDb --output-dir
/// Platform/Storage/Postgres/Migrations</c> build the model without starting the program.
/// </summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost").Options);
}
