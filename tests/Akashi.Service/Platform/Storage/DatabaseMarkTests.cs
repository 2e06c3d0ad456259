using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Platform.Storage;

/// <summary>O8: a database that is lost is not replaced by an empty one at the next start.</summary>
public sealed class DatabaseMarkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-mark-").FullName;

    [Fact]
    public async Task O8_start_makes_no_empty_database_where_one_was_lost()
    {
        var database = await TestDatabase.NewAsync(folder);
        await StartAsync(database);
        await StartAsync(database);
        await LoseAsync(database);
        var refused = await Assert.ThrowsAsync<DatabaseLostException>(() => StartAsync(database));
        Assert.Contains("database-made", refused.Message, StringComparison.Ordinal);
        // Again: the refused start itself left nothing that looks like one.
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
        // The next start is another process, which has no connection left over.
        Npgsql.NpgsqlConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder, "akashi.db*")) File.Delete(file);
    }
}
