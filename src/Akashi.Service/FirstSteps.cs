namespace Akashi.Service;

/// <summary>Prepares the Service before it answers the first request.</summary>
/// <param name="services">The root service provider.</param>
internal sealed class FirstSteps(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => ServiceHost.StartAsync(services, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
