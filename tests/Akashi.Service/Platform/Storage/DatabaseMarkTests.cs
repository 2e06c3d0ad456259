using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Platform.Storage;

/// <summary>O8: the next start does not replace a lost database with an empty one.</summary>
public sealed class DatabaseMarkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-mark-").FullName;

    [Fact]
    public async Task O8_start_makes_no_empty_database_in_place_of_a_lost_one()
    {
        var database = await TestDatabase.NewAsync(folder);
        await StartAsync(database);
        await StartAsync(database);
        await LoseAsync(database);
        var refused = await Assert.ThrowsAsync<DatabaseLostException>(() => StartAsync(database));
        Assert.Contains("database-made", refused.Message, StringComparison.Ordinal);
        // Again, because the refused start must not leave anything that looks like a database.
        await Assert.ThrowsAsync<DatabaseLostException>(() => StartAsync(database));
        File.Delete(Path.Combine(folder, "database-made"));
        await StartAsync(database);
        await database.DisposeAsync();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task StartAsync(TestDatabase database)
    {
        var services = new ServiceCollection();
        services.AddStorage(database.EngineIn(folder));
        await using var provider = services.BuildServiceProvider();
        await StorageSetup.StartAsync(provider, folder, TestContext.Current.CancellationToken);
    }

    private async Task LoseAsync(TestDatabase database)
    {
        await database.DisposeAsync();
        // The next start is another process, with no connection left over.
        Npgsql.NpgsqlConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder, "akashi.db*")) File.Delete(file);
    }
}
