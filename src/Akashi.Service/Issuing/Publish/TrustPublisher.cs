using Akashi.Credentials.Trust;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Publish;

/// <summary>Signs the trust list: the certificate of each key, what the CA last said about it, and the addresses of the status lists.</summary>
internal sealed class TrustPublisher(IServiceScopeFactory scopes, PublishedLists lists, IssuerKeys keys, ServiceSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(10);

    // No longer than a good answer of the CA counts.
    private static readonly TimeSpan Life = IssuerCertificate.GoodFor;
    private (DateTimeOffset At, byte[] Bytes)? kept;
    private readonly Lock writing = new();

    /// <summary>The current list, at most a few seconds old.</summary>
    public async Task<byte[]> CurrentAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        lock (writing)
        {
            if (kept is { } last && (now - last.At).Duration() < Refresh) return last.Bytes;
        }
        var made = await SignAsync(now, ct);
        lock (writing) kept = (now, made);
        return made;
    }

    /// <summary>Makes the next reader get a newly signed list, after the CA has changed its answer about a key.</summary>
    public void Renew()
    {
        lock (writing) kept = null;
    }

    private async Task<byte[]> SignAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var published = await scope.ServiceProvider.GetRequiredService<CertificateBook>().PublishedAsync(ct);
        TrustedKey[] trusted =
        [
            .. published.Where(c => !c.Purpose.IsRsa())
                .Select(c => new TrustedKey(c.Chain[0].RawData, PurposeOf(c.Purpose), c.StateAt(now), c.GoodAsOfAt(now))),
        ];
        string[] addresses = [.. (await lists.IdsAsync(ct)).Select(id => StatusAddress.Of(settings, id))];
        var own = new Uri(settings.PublicOrigin, "/trust/list").ToString();
        return TrustList.Issue(own, trusted, addresses, now, Life, new CredentialSigner(keys[KeyPurpose.Trust]), TrustList.LongestOffline);
    }

    private static CertificatePurpose PurposeOf(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Credential => CertificatePurpose.Credentials,
        KeyPurpose.Status => CertificatePurpose.StatusLists,
        KeyPurpose.Trust => CertificatePurpose.TrustLists,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };
}
