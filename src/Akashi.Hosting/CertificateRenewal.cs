using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akashi.Hosting;

/// <summary>Takes a certificate that is renewed while the program runs. If it cannot be used, that is logged and the previous one stays.</summary>
/// <param name="certificate">The certificate in use.</param>
/// <param name="log">Where it is told.</param>
internal sealed partial class CertificateRenewal(ServerCertificate certificate, ILogger<CertificateRenewal> log) : BackgroundService
{
    // Compares contents, because the links of a CA's client, mounts and copies each change in a different way.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, TimeProvider.System);
        // Disposing the timer ends the loop without an exception, which would be reported as a failure of the program.
        await using var end = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            if (certificate.TryRenew(out var fault)) Renewed(log, certificate.End);
            else if (fault is not null) NotRenewed(log, fault);
        }
    }

    [LoggerMessage(LogLevel.Information, "A new TLS certificate is in use; its last day is {End}.")]
    private static partial void Renewed(ILogger log, DateTimeOffset end);

    [LoggerMessage(LogLevel.Error, "The new TLS certificate cannot be used, and the previous one stays in use: {Fault}.")]
    private static partial void NotRenewed(ILogger log, string fault);
}
