using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;

namespace Akashi.Verifier;

/// <summary>What the operator sets for the Verifier.</summary>
internal sealed record VerifierSettings(Uri Service, string Issuer, X509Certificate2Collection IssuerRoots, TimeSpan Refresh, TimeSpan OcspLife)
{
    public static VerifierSettings Read(SettingsReader reader)
    {
        var service = reader.Origin("Service:Origin");
        return new VerifierSettings(
            service,
            reader.Text("Issuer") ?? service.GetLeftPart(UriPartial.Authority),
            reader.Certificates("Trust:Issuer"),
            reader.Duration("Refresh", TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
            reader.Duration("OcspLife", TimeSpan.FromMinutes(10), TimeSpan.Zero, TimeSpan.FromDays(1)));
    }
}
