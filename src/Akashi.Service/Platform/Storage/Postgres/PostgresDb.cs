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
        // Text compares and orders by code point, whatever the database's own order: as on SQLite, and LIKE 'x%' may use the index.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}

/// <summary>Lets `dotnet ef migrations add NAME --context PostgresDb --output-dir Platform/Storage/Postgres/Migrations` build the model without starting the program.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost").Options);
}
