using System.Diagnostics;
using System.Security.Cryptography;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Platform.Outbox;

/// <summary>O4: processes that send and handle messages are killed at random points; nothing is lost or done twice.</summary>
public sealed class KilledHalfWayTests : IAsyncLifetime
{
    private static readonly int Kills = KillCount.Given ?? 8;
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-killed-").FullName;
    private TestDatabase database = null!;
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync(folder);
        var parts = new ServiceCollection();
        parts.AddStorage(database.EngineIn(folder));
        services = parts.BuildServiceProvider();
        await InDbAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"CREATE TABLE sent (id text)");
            return await db.Database.ExecuteSqlAsync($"CREATE TABLE received (id text PRIMARY KEY)");
        });
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Kills_lose_no_message_and_double_none()
    {
        var ct = TestContext.Current.CancellationToken;
        var other = await StartAsync("send");
        for (var kill = 0; kill < Kills; kill++)
        {
            // Two at a time, so that each meets what the other left.
            var next = await StartAsync("send");
            for (var sends = RandomNumberGenerator.GetInt32(1, 20); sends > 0; sends--) Assert.Equal("sent", await other.StandardOutput.ReadLineAsync(ct));
            await Task.Delay(RandomNumberGenerator.GetInt32(20), ct);
            other.Kill();
            await other.WaitForExitAsync(ct);
            other.Dispose();
            other = next;
        }
        other.Kill();
        await other.WaitForExitAsync(ct);
        other.Dispose();

        using var last = await StartAsync("drain");
        await UntilEmptyAsync(ct);
        last.Kill();
        await last.WaitForExitAsync(ct);
        var (sent, received) = (await IdsAsync("sent"), await IdsAsync("received"));
        Assert.True(sent.Count >= Kills, $"Only {sent.Count} messages were sent.");
        Assert.Equal(sent, received);
    }

    // An operator puts back what is parked, as a message is that many killed processes held, and what waits for minutes, as one does that took too long on
    // a busy machine.
    private Task UntilEmptyAsync(CancellationToken ct) => Wait.UntilAsync(async () =>
    {
        var now = TimeProvider.System.GetUtcNow();
        await InDbAsync(db => db.Set<OutboxRow>().Where(r => r.LeaseId == null).ExecuteUpdateAsync(
            u => u.SetProperty(r => r.GaveUpAt, (DateTimeOffset?)null).SetProperty(r => r.Attempts, 0).SetProperty(r => r.DueAt, now), ct));
        return !await InDbAsync(db => db.Set<OutboxRow>().AnyAsync(ct));
    }, "no message is left in the outbox");

    private async Task<Process> StartAsync(string what)
    {
        var station = Path.Combine(AppContext.BaseDirectory, "OutboxStation.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", station, database.AddressIn(folder), what]) { RedirectStandardOutput = true })!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        return process;
    }

    private Task<List<string>> IdsAsync(string table) => InDbAsync(db => (table == "sent"
        ? db.Database.SqlQuery<string>($"SELECT id AS \"Value\" FROM sent ORDER BY id")
        : db.Database.SqlQuery<string>($"SELECT id AS \"Value\" FROM received ORDER BY id")).ToListAsync());

    private async Task<T> InDbAsync<T>(Func<AkashiDb, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AkashiDb>());
    }
}
