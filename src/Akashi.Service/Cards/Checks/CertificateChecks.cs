using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Akashi.Trust;

namespace Akashi.Service.Cards.Checks;

/// <summary>
/// Checks a card's certificate in this order: policy, chain, dates, key usage, revocation. The first check that fails gives the reason.
/// </summary>
internal sealed class CertificateChecks(CardsSettings settings, RevocationClient revocation, TimeProvider clock)
{
    private const string CertificatePolicies = "2.5.29.32";
    private readonly TrustAnchors authentication = new(settings.AuthenticationRoots);
    private readonly TrustAnchors signature = new(settings.SignatureRoots);

    /// <summary>For signing in, and for the card used to sign a document.</summary>
    public Task<(CardFault? Fault, DateTimeOffset AsOf)> AuthenticationAsync(X509Certificate2 certificate, CancellationToken ct) =>
        CheckAsync(certificate, authentication, settings.AuthenticationPolicy, X509KeyUsageFlags.DigitalSignature, ct);

    /// <summary>
    /// Without asking the CA, for a card that facts are read from: those prove nothing yet, and a silent CA should not keep anybody from applying.
    /// </summary>
    public CardFault? Authentication(X509Certificate2 certificate) =>
        Look(certificate, authentication, settings.AuthenticationPolicy, X509KeyUsageFlags.DigitalSignature, out _);

    /// <summary>For signing documents.</summary>
    public Task<(CardFault? Fault, DateTimeOffset AsOf)> SignatureAsync(X509Certificate2 certificate, CancellationToken ct) =>
        CheckAsync(certificate, signature, settings.SignaturePolicy, X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, ct);

    private async Task<(CardFault? Fault, DateTimeOffset AsOf)> CheckAsync(
        X509Certificate2 certificate, TrustAnchors anchors, string policy, X509KeyUsageFlags usage, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Look(certificate, anchors, policy, usage, out var issuer) is { } fault) return (fault, now);
        var answer = await revocation.AskAsync(certificate, issuer!, ct);
        return answer.State switch
        {
            Revocation.Good => (null, answer.AsOf),
            Revocation.Revoked => (CardFault.Revoked, answer.AsOf),
            Revocation.Unknown => (CardFault.NotTrusted, answer.AsOf),
            _ => (CardFault.CannotCheck, now),
        };
    }

    private CardFault? Look(X509Certificate2 certificate, TrustAnchors anchors, string policy, X509KeyUsageFlags usage, out X509Certificate2? issuer)
    {
        issuer = null;
        if (!HasPolicy(certificate, policy)) return CardFault.NotTrusted;
        return anchors.Check(certificate, clock.GetUtcNow(), usage, out issuer) switch
        {
            ChainFault.None => null,
            ChainFault.Expired or ChainFault.NotYetValid => CardFault.Expired,
            _ => CardFault.NotTrusted,
        };
    }

    private static bool HasPolicy(X509Certificate2 certificate, string policy)
    {
        if (certificate.Extensions.FirstOrDefault(e => e.Oid?.Value == CertificatePolicies) is not { } extension) return false;
        try
        {
            var policies = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (policies.HasData)
            {
                if (policies.ReadSequence().ReadObjectIdentifier() == policy) return true;
            }
        }
        catch (AsnContentException)
        {
            // An extension that cannot be read states no policy.
        }
        return false;
    }
}
