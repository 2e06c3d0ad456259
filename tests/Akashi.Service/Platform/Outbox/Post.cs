using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.Service.Tests.Platform.Outbox;

/// <summary>An outbox with its own database, and one kind of message with a handler given by the test.</summary>
internal sealed class Post : IAsyncDisposable
{
    public const string Kind = "test";
    private readonly string folder;
    private readonly TestDatabase database;

    private Post(string folder, TestDatabase database, Handle handle)
    {
        (this.folder, this.database) = (folder, database);
        var services = new ServiceCollection();
        services.AddLogging(logs => logs.AddProvider(Logs));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddStorage(database.EngineIn(folder));
        services.AddOutbox();
        services.AddSingleton(handle);
        services.AddOutboxHandler<Handler>(Kind);
        Services = services.BuildServiceProvider();
    }

    public delegate Task<OutboxResult> Handle(OutboxMessage message, CancellationToken ct);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));

    public CapturedLogs Logs { get; } = new();

    public ServiceProvider Services { get; }

    public static async Task<Post> OpenAsync(Handle handle)
    {
        var folder = Directory.CreateTempSubdirectory("akashi-post-").FullName;
        return new Post(folder, await TestDatabase.NewAsync(folder), handle);
    }

    /// <summary>Sends a message in an act, which may fail afterwards.</summary>
    public Task<Guid> SendAsync(string payload = "work", Action? then = null) => ActAsync(services =>
    {
        var id = services.GetRequiredService<OutboxWriter>().Add(Kind, payload);
        then?.Invoke();
        return Task.FromResult(id);
    });

    public async Task<T> ActAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Commit>().RunAsync(() => act(scope.ServiceProvider), CancellationToken.None);
    }

    /// <summary>One turn of a worker; each call is a new worker.</summary>
    public Task<OutboxTurn> TurnAsync() => ActivatorUtilities.CreateInstance<OutboxWorker>(Services).RunOnceAsync(Kind, CancellationToken.None);

    public async Task<List<OutboxRow>> RowsAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AkashiDb>().Set<OutboxRow>().AsNoTracking().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Handler(Handle handle) : IOutboxHandler
    {
        public Task<OutboxResult> HandleAsync(OutboxMessage message, CancellationToken ct) => handle(message, ct);
    }
}
