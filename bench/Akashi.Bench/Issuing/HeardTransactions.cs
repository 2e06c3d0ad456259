using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Akashi.Bench.Issuing;

/// <summary>Tells the clock when a transaction begins, from outside, so that the measured composition is unchanged.</summary>
internal sealed class HeardTransactions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly string Begins = RelationalEventId.TransactionStarting.Name!;
    private readonly PartClock parts;
    private readonly List<IDisposable> subscriptions = [];
    private bool heard;

    public HeardTransactions(PartClock parts)
    {
        this.parts = parts;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Waits until EF Core has noticed the listener; it looks for listeners once a second.</summary>
    /// <param name="act">An act with a transaction.</param>
    public async Task UntilHeardAsync(Func<Task> act)
    {
        while (!heard)
        {
            await act();
            await Task.Delay(100);
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) subscriptions.Add(value.Subscribe(this, name => name == Begins));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        heard = true;
        parts.End(Part.Save);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }
}
