using System.Buffers.Text;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Trust;
using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Cases of the trust list, and of what a certificate allows its key to sign.</summary>
internal static partial class TrustCases
{
    private const string Uri = Issuer + "/trust/list";
    private const int Life = 600;
    private const string Good = "00";
    private static readonly string[] ForCredentials = [CertificatePurposes.CredentialSigning];
    private static readonly string[] ForStatus = [CertificatePurposes.StatusListSigning];
    private static readonly string[] ForTrust = [CertificatePurposes.TrustListSigning];
    private static readonly byte[] CredentialCertificate = TestCertificates.Of(Credential, ForCredentials);
    private static readonly byte[] TrustCertificate = TestCertificates.Of(ListOfKeys, ForTrust);
    private static readonly string Own = Key(TrustCertificate, 4);
    private static readonly string[] Usual = [Key(CredentialCertificate, 1), Key(TestCertificates.Of(Status, ForStatus), 2), Own];
    private static readonly string Addresses = "82" + CborText.Text(ListUri) + CborText.Text(Lists + "2");

    public static TrustFile File()
    {
        var table = new Table();
        AddBelieved(table);
        AddCertificates(table);
        AddChains(table);
        AddRefused(table);
        AddBroken(table);
        return new TrustFile(
            TrustFile.Name, "The trust list and what keys may sign: docs/specifications/credential.md, \"Issuer keys\" and \"Trust list\".",
            Base64Url.EncodeToString(TestCertificates.Root), Uri, table.Cases);
    }

    private static void AddBelieved(Table table)
    {
        void Ok(string id, string about, byte[] list, string known, int at = Now, int? seen = null) => table.Add(id, about, list, known, at, seen);
        const string All = "credentials:good status-lists:good trust-lists:good";
        Ok("trust", "three keys, each for its purpose", List(Usual), All);
        Ok("trust-esp256", "the algorithm named ESP256 (-9)", Signed(Payload(Usual), header: HeaderOf(TrustCertificate, "28")), All);
        Ok("trust-no-status-lists", "no status list yet", List(Usual, lists: "80"), All);
        Ok(
            "trust-without-times", "its CA never called a key good", List([Key(CredentialCertificate, 1, "02", null), Own]),
            "credentials:unknown trust-lists:good");
        Ok("trust-revoked", "a key is revoked", List([Key(CredentialCertificate, 1, "01"), Own]), "credentials:revoked trust-lists:good");
        Ok("trust-own-key-alone", "nothing but its own key", List([Own]), "trust-lists:good");
        Ok("trust-last-second", "the second before its end", List(Usual), All, Now - 60 + Life - 1);
        Ok("trust-clocks-differ", "iat is five minutes ahead", List(Usual, issued: Now + 300), All);
        Ok("trust-seen-again", "the list that was seen before", List(Usual), All, seen: Now - 60);
        Ok("trust-newer", "a later list than was seen before", List(Usual), All, seen: Now - 61);
        Ok("trust-seen-ahead", "what was seen before is from the future: a clock was wrong then", List(Usual), All, seen: Now + 301);
    }

    private static void AddCertificates(Table table)
    {
        void With(string id, string about, byte[] certificate, int purpose, string known, string state = Good) =>
            table.Add(id, about, List([Key(certificate, purpose, state), Own]), (known + " trust-lists:good").TrimStart());
        byte[] Of(params string[] usages) => TestCertificates.Of(Any, usages);
        With("usages-none", "no extended key usages: credentials and status lists", Of(), 3, "credentials,status-lists:good");
        With("usages-none-less", "none, and the list says less", Of(), 1, "credentials:good");
        With("usages-none-trust", "none, and the list says more: trust lists by name only", Of(), 7, "credentials,status-lists:good");
        With("usages-two", "two of them", Of([.. ForCredentials, .. ForStatus]), 3, "credentials,status-lists:good");
        With("usages-and-another", "one of ours beside another's", Of([.. ForCredentials, "1.3.6.1.5.5.7.3.4"]), 1, "credentials:good");
        With("usages-less-than-listed", "the list says more than the certificate", Of(ForCredentials), 3, "credentials:good");
        With("usages-more-than-listed", "the list takes a purpose away", Of([.. ForCredentials, .. ForStatus]), 2, "status-lists:good");
        With("usages-not-listed", "the list names another purpose than the certificate", Of(ForCredentials), 2, "");
        With("usages-of-others", "for web servers", Of("1.3.6.1.5.5.7.3.1"), 1, "");
        With("certificate-other-root", "under another key of the same name", TestCertificates.Of(Any, ForCredentials, signer: Other), 1, "");
        With(
            "certificate-no-signatures", "its key may agree on keys, not sign",
            TestCertificates.Of(Any, ForCredentials, usage: X509KeyUsageFlags.KeyAgreement), 1, "");
        With("certificate-no-key-usage", "no key usage at all", TestCertificates.Of(Any, ForCredentials, usage: null), 1, "");
        With("certificate-other-curve", "another curve of 256 bits", TestCertificates.OnBrainpool(), 1, "");
        With("certificate-none", "bytes that are no certificate", [0x30, 0x03, 0x02, 0x01, 0x00], 1, "");
        With("certificate-ended", "past its own end", TestCertificates.Of(Any, ForCredentials, days: 10), 1, "credentials:unknown");
        With(
            "certificate-ended-and-revoked", "past its own end, and revoked before", TestCertificates.Of(Any, ForCredentials, days: 10), 1,
            "credentials:revoked", "01");
    }

    private static void AddRefused(Table table)
    {
        void Bad(string id, string about, byte[] list, int at = Now, int? seen = null) => table.Add(id, about, list, Table.NotBelieved, at, seen);
        byte[] By(byte[] certificate, TestEcKey key, int purpose) => Signed(Payload([Key(certificate, purpose)]), HeaderOf(certificate), key);
        Bad("signer-not-in-list", "its own key is not in it", List(Usual[..2]));
        Bad("signer-other-key", "by another key under this kid", Signed(Payload(Usual), key: Other));
        Bad("signer-for-credentials", "by a key for credentials", By(CredentialCertificate, Credential, 7));
        Bad("signer-for-status-lists", "by a key for status lists", By(TestCertificates.Of(Status, ForStatus), Status, 7));
        Bad("signer-no-usages", "by a key whose certificate names no purpose", By(TestCertificates.Of(Any, []), Any, 7));
        Bad("signer-other-root", "by a key under another root", By(TestCertificates.Of(Any, ForTrust, signer: Other), Any, 4));
        Bad("signer-no-signatures", "by a key that may not sign", By(TestCertificates.Of(Any, ForTrust, usage: X509KeyUsageFlags.KeyAgreement), Any, 4));
        Bad("list-state-changed", "a revoked key called good afterwards", Changed(List([Key(CredentialCertificate, 1, "01"), Own]), "0301"));
        Bad("list-changed", "the last bit of the signature", Parts.Changed(List(Usual), List(Usual).Length - 1));
        Bad("list-other-address", "sub is not the address it came from", Signed(Payload(Usual, uri: Uri + "s")));
        Bad("list-end", "the second of its end", List(Usual), Now - 60 + Life);
        Bad("list-future", "iat is more than five minutes ahead", List(Usual, issued: Now + 301));
        Bad("list-older", "an earlier list than was seen before", List(Usual), seen: Now - 59);
        Bad("list-older-clocks-differ", "an earlier list than was seen before, which is five minutes ahead", List(Usual), seen: Now + 300);
    }
}
