using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Trust;
using Akashi.Verification;
using Akashi.Verifier.Nqs;

namespace Akashi.Verifier;

/// <summary>What the operator configures for the Verifier.</summary>
/// <param name="Data">The folder in which it keeps what it knows.</param>
/// <param name="PublicOrigin">The origin in the codes. Default: where it listens.</param>
/// <param name="Service">Where certificates and status lists are published.</param>
/// <param name="Issuer">Name of the system, as its credentials state it.</param>
/// <param name="IssuerRoots">Roots of the issuer's certificates; several while one takes over from another.</param>
/// <param name="Refresh">How often everything is fetched again.</param>
/// <param name="OcspLife">How long the CA's last good answer counts when there is no newer one.</param>
/// <param name="WithoutNonce">CAs whose OCSP answers count without a nonce.</param>
/// <param name="Operator">Who runs it.</param>
/// <param name="Nqs">Codes of the profile "nqs".</param>
internal sealed record VerifierSettings(
    string Data, Uri PublicOrigin, Uri Service, string Issuer, X509Certificate2Collection IssuerRoots, TimeSpan Refresh, TimeSpan OcspLife,
    WithoutNonce WithoutNonce, OperatorSettings Operator, NqsSettings Nqs)
{
    /// <summary>The system whose codes are verified.</summary>
    public SystemSettings VerifiedSystem => new()
    {
        Service = Service,
        Verifier = PublicOrigin,
        Issuer = Issuer,
        Roots = IssuerRoots,
        Folder = Path.Combine(Data, "knowledge"),
        OcspLife = OcspLife,
        WithoutNonce = WithoutNonce,
        NqsHosts = Nqs.Hosts,
        NqsKeys = Nqs.Keys,
    };

    public static VerifierSettings Read(SettingsReader reader, HostSettings host)
    {
        var service = reader.Origin("Service:Origin");
        var own = PublicFront.OriginOf(reader, host);
        return new VerifierSettings(
            host.Data,
            own,
            service,
            reader.Text("Issuer") ?? service.GetLeftPart(UriPartial.Authority),
            reader.Certificates("Trust:Issuer"),
            reader.Duration("Refresh", TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
            reader.Duration("OcspLife", TimeSpan.FromMinutes(10), TimeSpan.Zero, TimeSpan.FromDays(1)),
            new WithoutNonce(reader.OptionalCertificates("Trust:WithoutNonce")),
            OperatorSettings.Read(reader),
            NqsSettings.Read(reader, own));
    }
}
