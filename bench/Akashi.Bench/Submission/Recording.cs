using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Akashi.Bench.Submission;

/// <summary>A statement that the service sent.</summary>
/// <param name="Aside">Whether it used a connection other than the act's own, for the end of the chain.</param>
/// <param name="Reads">Whether its rows were read.</param>
/// <param name="Sql">Its text.</param>
/// <param name="Parameters">Names, types and values.</param>
internal sealed record SentStatement(bool Aside, bool Reads, string Sql, IReadOnlyList<DbParameter> Parameters);

/// <summary>Everything that an act sent to the database.</summary>
/// <param name="Isolation">Isolation level of its transaction.</param>
/// <param name="Statements">Its statements in order.</param>
internal sealed record SentAct(IsolationLevel Isolation, IReadOnlyList<SentStatement> Statements);

/// <summary>Listens to what EF Core sends, from outside and only until it is disposed, so that the composition measured later is unchanged.</summary>
internal sealed class Recording : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly HashSet<string?> Heard =
        [RelationalEventId.TransactionStarted.Name, RelationalEventId.TransactionCommitted.Name, RelationalEventId.CommandExecuting.Name];

    private readonly Database database;
    private readonly List<IDisposable> subscriptions = [];
    private List<SentStatement> statements = [];
    private (Guid Connection, IsolationLevel Isolation)? begun;
    private bool committed;

    public Recording(Database database)
    {
        this.database = database;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Waits until EF Core has noticed the listener; it looks for listeners once a second.</summary>
    /// <param name="ask">Sends something that changes nothing.</param>
    public async Task UntilHeardAsync(Func<Task> ask)
    {
        while (true)
        {
            await ask();
            if (statements.Count > 0) return;
            await Task.Delay(100);
        }
    }

    /// <summary>What one act sent, which must be exactly one transaction.</summary>
    public async Task<SentAct> OfAsync(Func<Task> act)
    {
        (statements, begun, committed) = ([], null, false);
        await act();
        if (!committed || begun is not { } own) throw new InvalidOperationException("The act was not one transaction.");
        return new SentAct(own.Isolation, statements);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) subscriptions.Add(value.Subscribe(this, Heard.Contains));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        switch (value.Value)
        {
            case CommandEventData sent:
                statements.Add(new SentStatement(
                    begun?.Connection != sent.ConnectionId, sent.ExecuteMethod != DbCommandMethod.ExecuteNonQuery, sent.Command.CommandText,
                    [.. sent.Command.Parameters.Cast<DbParameter>().Select(database.Again)]));
                break;
            case TransactionEndEventData ended when value.Key == RelationalEventId.TransactionCommitted.Name:
                committed = ended.ConnectionId == begun?.Connection;
                break;
            case TransactionEndEventData started:
                if (begun is not null) throw new InvalidOperationException("The act was more than one transaction.");
                begun = (started.ConnectionId, started.Transaction.IsolationLevel);
                break;
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }
}
