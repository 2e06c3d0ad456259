namespace Akashi.Service.Platform;

/// <summary>
/// Repeated work that looks for records and handles each in a scope and an act of its own, in which the rule is asked again: several nodes may run at
/// once, and a failure undoes nothing that was done before.
/// </summary>
/// <param name="period">Time from one turn to the next.</param>
/// <param name="scopes">Makes the scopes.</param>
/// <param name="clock">Measures the period.</param>
internal abstract class BatchedWork(TimeSpan period, IServiceScopeFactory scopes, TimeProvider clock) : RepeatedWork(period, atOnce: false, clock)
{
    /// <summary>Maximum number of records looked for at once.</summary>
    protected const int Batch = 200;

    /// <summary>Does all that is due now.</summary>
    /// <returns>Number of records for which something was done.</returns>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var total = 0;
        int done;
        do
        {
            done = 0;
            foreach (var id in await InScopeAsync(services => FindAsync(services, ct)))
                done += await InScopeAsync(services => HandleAsync(services, id, ct)) ? 1 : 0;
            total += done;
        }
        while (done == Batch);
        return total;
    }

    /// <inheritdoc/>
    protected sealed override Task TurnAsync(CancellationToken ct) => RunOnceAsync(ct);

    /// <summary>Ids of records for which something may be due, at most <see cref="Batch"/>.</summary>
    protected abstract Task<IReadOnlyList<Guid>> FindAsync(IServiceProvider services, CancellationToken ct);

    /// <summary>Does what is due for one record.</summary>
    /// <returns>Whether anything was.</returns>
    protected abstract Task<bool> HandleAsync(IServiceProvider services, Guid id, CancellationToken ct);

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }
}
