namespace Akashi.Service.Payments.Settle;

/// <summary>
/// Asks the provider about attempts nobody came back from: webhook lost, browser closed, no answer. When to ask stands in the
/// attempt's own row, so that nothing is forgotten by a crash; asking twice changes nothing.
/// </summary>
internal sealed partial class SettleJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SettleJob> logger) : BackgroundService
{
    private const int MostAtOnce = 20;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>Asks about all that are due.</summary>
    /// <returns>How many it asked about.</returns>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<Attempts>().DueAsync(clock.GetUtcNow(), MostAtOnce, ct);
        foreach (var charge in due)
        {
            await using var own = scopes.CreateAsyncScope();
            await own.ServiceProvider.GetRequiredService<SettleHandler>().HandleAsync(charge, leave: false, ct);
        }
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The payment provider could not be asked; tried again.")]
    private static partial void Failed(ILogger logger, Exception e);
}
