using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Trust lists of certificates with their dates, their chain and their extensions, and of a key that is not there.</summary>
internal static partial class TrustCases
{
    private static void AddChains(Table table)
    {
        void With(string id, string about, byte[] certificate, string known, int at = Now) =>
            table.Add(id, about, List([Key(certificate, 1), Own], at - 60), (known + " trust-lists:good").TrimStart(), at);
        byte[] From(int begins) => TestCertificates.Of(Any, ForCredentials, begins: begins);
        table.Add("key-absent", "a key that is not in the list is not known", List(Usual[1..]), "status-lists:good trust-lists:good");
        With("certificate-not-yet", "it begins in an hour", From(Now + 3600), "credentials:unknown");
        With("certificate-not-yet-301", "it begins in 301 seconds", From(Now + 301), "credentials:unknown");
        With("certificate-clocks-differ", "it begins in five minutes: clocks differ", From(Now + 300), "credentials:good");
        With("certificate-last-second", "its last second", TestCertificates.Of(Any, ForCredentials, days: 10), "credentials:good", Issued + (10 * Day));
        With("certificate-over", "the second after it", TestCertificates.Of(Any, ForCredentials, days: 10), "credentials:unknown", Issued + (10 * Day) + 1);
        table.Add(
            "certificate-not-yet-and-revoked", "not valid yet, and revoked already", List([Key(From(Now + 3600), 1, "01"), Own]),
            "credentials:revoked trust-lists:good");
        With("certificate-below-another", "issued by a certificate that the root issued", TestCertificates.Below(Any, ForCredentials), "");
        With("certificate-itself", "issued by itself under the root's name", TestCertificates.Of(Any, ForCredentials, signer: Any), "");
        With(
            "certificate-other-issuer", "signed by the root under another issuer's name",
            TestCertificates.Of(Any, ForCredentials, issuer: "CN=Another root"), "");
        With("certificate-critical", "a critical extension that no reader knows", TestCertificates.Of(Any, ForCredentials, critical: true), "");
        With("certificate-trailing", "a byte after it", [.. CredentialCertificate, 0], "");
        AddSigners(table);
    }

    // No list can say that its own signer was revoked, so the end of that certificate is what limits a stolen key.
    private static void AddSigners(Table table)
    {
        void By(string id, string about, byte[] certificate, string known, int at = Now) =>
            table.Add(id, about, Signed(Payload([Key(certificate, 4)], at - 60), HeaderOf(certificate)), known, at);
        By("signer-not-yet", "signed under a certificate that begins in 301 seconds", Signer(Now + 301), Table.NotBelieved);
        By("signer-clocks-differ", "signed under a certificate that begins in five minutes", Signer(Now + 300), "trust-lists:good");
        By("signer-last-second", "the last second of its signer's certificate", Signer(Issued, 10), "trust-lists:good", Issued + (10 * Day));
        By("signer-ended", "the second after it", Signer(Issued, 10), Table.NotBelieved, Issued + (10 * Day) + 1);
    }

    private static byte[] Signer(int begins, int days = 365) => TestCertificates.Of(ListOfKeys, ForTrust, days, begins: begins);
}
