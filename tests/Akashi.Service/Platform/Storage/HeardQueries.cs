using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Akashi.Service.Tests.Platform.Storage;

/// <summary>A query as sent by EF Core.</summary>
internal sealed record HeardQuery(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);

/// <summary>Captures the queries that EF Core sends for the test that made this, and not those of tests running at the same time.</summary>
internal sealed class HeardQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<HeardQueries?> Maker = new();
    private readonly List<IDisposable> subscriptions = [];

    public HeardQueries()
    {
        Maker.Value = this;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public List<HeardQuery> All { get; } = [];

    /// <summary>Repeats a query until EF Core has noticed the listener, which it checks once a second.</summary>
    public async Task UntilHeardAsync(Func<Task> ask)
    {
        await Wait.UntilAsync(async () =>
        {
            await ask();
            return All.Count > 0;
        }, "a query is heard");
        All.Clear();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Maker.Value != this || value.Value is not CommandEventData { Command: var command }) return;
        if (!command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) return;
        All.Add(new HeardQuery(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }
}
