using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Akashi.Bench.Issuing;

/// <summary>Tells the clock when a transaction begins. EF Core looks for listeners once a second, so the first acts may go unheard.</summary>
internal sealed class HeardTransactions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly string Begins = RelationalEventId.TransactionStarting.Name!;
    private readonly PartClock parts;
    private readonly List<IDisposable> subscriptions = [];

    public HeardTransactions(PartClock parts)
    {
        this.parts = parts;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) subscriptions.Add(value.Subscribe(this, name => name == Begins));
    }

    public void OnNext(KeyValuePair<string, object?> value) => parts.End(Part.Save);

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }
}
