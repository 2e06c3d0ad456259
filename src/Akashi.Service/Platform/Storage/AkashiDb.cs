using Akashi.Service.Platform.Actors;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Storage;

/// <summary>
/// The database. It knows no capability: each adds its tables as <see cref="IEntityTypeConfiguration{TEntity}"/> and uses them through
/// <see cref="DbContext.Set{TEntity}()"/>; no capability touches another's. There is one model;
/// each engine derives its own context, with its migrations and its storage of values. </summary>
/// <param name="options">Which engine, and where.</param>
public abstract class AkashiDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Keys for antiforgery tokens, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AkashiDb).Assembly);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<Actor>().HaveConversion<ActorText>().HaveMaxLength(ActorText.Longest);
    }
}
