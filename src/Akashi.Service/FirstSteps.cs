namespace Akashi.Service;

/// <summary>Runs what must be done before the first request is answered.</summary>
/// <param name="services">The root of services.</param>
internal sealed class FirstSteps(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => ServiceHost.StartAsync(services, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
