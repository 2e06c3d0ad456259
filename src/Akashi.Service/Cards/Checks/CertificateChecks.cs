using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Akashi.Service.Platform.Settings;
using Akashi.Trust;

namespace Akashi.Service.Cards.Checks;

/// <summary>Checks a certificate of the card in order: policy, chain, dates, key usage, revocation. The first that fails gives the reason.</summary>
internal sealed class CertificateChecks(ServiceSettings settings, RevocationClient revocation, TimeProvider clock)
{
    private const string CertificatePolicies = "2.5.29.32";
    private readonly TrustAnchors authentication = new(settings.AuthenticationRoots);
    private readonly TrustAnchors signature = new(settings.SignatureRoots);

    /// <summary>For signing in.</summary>
    public Task<(CardFault? Fault, DateTimeOffset AsOf)> AuthenticationAsync(X509Certificate2 certificate, CancellationToken ct) =>
        CheckAsync(certificate, authentication, settings.AuthenticationPolicy, X509KeyUsageFlags.DigitalSignature, ct);

    /// <summary>For signing documents.</summary>
    public Task<(CardFault? Fault, DateTimeOffset AsOf)> SignatureAsync(X509Certificate2 certificate, CancellationToken ct) =>
        CheckAsync(certificate, signature, settings.SignaturePolicy, X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, ct);

    private async Task<(CardFault? Fault, DateTimeOffset AsOf)> CheckAsync(
        X509Certificate2 certificate, TrustAnchors anchors, string policy, X509KeyUsageFlags usage, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!HasPolicy(certificate, policy)) return (CardFault.NotTrusted, now);
        switch (anchors.Check(certificate, now, usage, out var issuer))
        {
            case ChainFault.None:
                break;
            case ChainFault.Expired or ChainFault.NotYetValid:
                return (CardFault.Expired, now);
            default:
                return (CardFault.NotTrusted, now);
        }
        var answer = await revocation.AskAsync(certificate, issuer!, ct);
        return answer.State switch
        {
            Revocation.Good => (null, answer.AsOf),
            Revocation.Revoked => (CardFault.Revoked, answer.AsOf),
            Revocation.Unknown => (CardFault.NotTrusted, answer.AsOf),
            _ => (CardFault.CannotCheck, now),
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
            // An extension that cannot be read names no policy.
        }
        return false;
    }
}
