using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Storage;

/// <summary>Opens the database and migrates it.</summary>
public static class StorageSetup
{
    /// <summary>Adds the database.</summary>
    public static void AddStorage(this IServiceCollection services, StorageEngine engine)
    {
        services.AddSingleton(engine);
        engine.AddContext(services);
        services.AddScoped<Commit>();
    }

    /// <summary>Opens a database read-only; null if there is none.</summary>
    public static AkashiDb? OpenReadOnly(StorageEngine engine) => engine.OpenReadOnly();

    /// <summary>Creates the database at the first start and migrates it at every start; a lost database is not created again.</summary>
    /// <param name="services">Contains the storage.</param>
    /// <param name="folder">Data folder of the Service, which remembers that a database exists.</param>
    /// <param name="ct">Cancels the start.</param>
    internal static async Task StartAsync(IServiceProvider services, string folder, CancellationToken ct)
    {
        var (mark, engine) = (new DatabaseMark(folder), services.GetRequiredService<StorageEngine>());
        await mark.MustNotBeLostAsync(engine, ct);
        await MigrateAsync(services, ct);
        mark.Set(engine);
    }

    /// <summary>For the owner of the tables: migrates them, and lets the Service's role use them.</summary>
    public static async Task PrepareForAsync(StorageEngine engine, string role, CancellationToken ct)
    {
        var services = new ServiceCollection();
        services.AddStorage(engine);
        await using var provider = services.BuildServiceProvider();
        await MigrateAsync(provider, ct);
        await using var scope = provider.CreateAsyncScope();
        await engine.GrantAsync(scope.ServiceProvider.GetRequiredService<AkashiDb>(), role, ct);
    }

    /// <summary>Applies pending migrations.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        var engine = services.GetRequiredService<StorageEngine>();
        await engine.CreateAsync(ct);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
        var mayChange = await engine.MayChangeFormAsync(db, ct);
        // No timeout: an index on a register of millions takes longer than a request may, and a second node waits here until the first is done.
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await OtherVersionException.ThrowIfUnknownAsync(engine, db, ct);
        if (mayChange)
        {
            await db.Database.MigrateAsync(ct);
            await engine.PrepareAsync(db, ct);
        }
        db.Database.SetCommandTimeout(null);
    }
}
