using Akashi.Service.Issuing.Issue;
using Akashi.Service.Platform;

namespace Akashi.Service.Issuing.Keys;

/// <summary>Watches the revocation status of the issuer's certificates, and reissues what a revoked one has signed.</summary>
internal sealed partial class CertificateWatch(IServiceScopeFactory scopes, ILogger<CertificateWatch> logger)
    : RepeatedWork(Period, atOnce: true, TimeProvider.System)
{
    // The Verifier finds a revocation by itself within 30 seconds; the trust list must show it within a minute.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    protected override async Task TurnAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CertificateCheck>().RunOnceAsync(ct);
        await scope.ServiceProvider.GetRequiredService<Reissue>().RunOnceAsync(ct);
    }

    protected override void TellFailure(Exception e) => NotWatched(logger, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "The issuer's certificates could not be checked; the next turn tries again.")]
    private static partial void NotWatched(ILogger logger, Exception e);
}
