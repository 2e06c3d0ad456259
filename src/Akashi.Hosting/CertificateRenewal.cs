using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akashi.Hosting;

/// <summary>Takes a certificate that was renewed while the program runs; one that cannot be taken is told, and the one before stays.</summary>
/// <param name="certificate">The certificate that is shown.</param>
/// <param name="log">Where it is told.</param>
internal sealed partial class CertificateRenewal(ServerCertificate certificate, ILogger<CertificateRenewal> log) : BackgroundService
{
    // Contents are compared: links of a CA's client, mounts and copies each change in another way.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, TimeProvider.System);
        // A timer that is disposed ends the loop without an exception, which would be told as a failure of the program.
        await using var end = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            if (certificate.TryRenew(out var fault)) Renewed(log, certificate.End);
            else if (fault is not null) NotRenewed(log, fault);
        }
    }

    [LoggerMessage(LogLevel.Information, "A new TLS certificate is in use; its last day is {End}.")]
    private static partial void Renewed(ILogger log, DateTimeOffset end);

    [LoggerMessage(LogLevel.Error, "The new TLS certificate cannot be used, and the one before stays in use: {Fault}.")]
    private static partial void NotRenewed(ILogger log, string fault);
}
