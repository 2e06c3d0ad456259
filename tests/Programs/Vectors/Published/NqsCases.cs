using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static Akashi.Vectors.Published.Parts;
using CredentialUrl = Akashi.Credentials.Format.CredentialUrl;

namespace Akashi.Vectors.Published;

/// <summary>Cases of the profile "nqs": the same decision with other keys.</summary>
internal static partial class NqsCases
{
    private const string KeyName = "P-000001";
    private const string ElsewhereKey = "P-000009";
    private const string Elsewhere = "https://nqs.example.go.jp";
    private const string Unchecked = "not-checked-here";
    private static readonly TestRsaKey Nqs = new("test-key-nqs", KeyName);
    private static readonly TestRsaKey Wrong = new("test-key-other", KeyName);
    private const string YoungKey = "P-000007";
    private static readonly int KeyEnds = Ends;

    private static readonly (string Key, string Value)[] Texts =
    [
        ("CI", "nurse"), ("CN", "看護師"), ("DN", "1.70001.00112233445566778899aabbccddeeff"), ("DT", "01"), ("IA", "厚生労働省"),
        ("ID", "2026年4月1日"), ("IN", "厚生労働大臣"),
        ("RD", "2015年4月20日"), ("RN", "第01234567号"), ("UB", "1990年12月31日"), ("UC", "U-0001"), ("UN", "山田　花子"),
    ];

    public static VectorFile File()
    {
        NqsKeyPart[] keys = [KeyOf(KeyName, Verifier), KeyOf(ElsewhereKey, Elsewhere), KeyOf(YoungKey, Verifier, YoungBegins)];
        var system = new SystemPart(Issuer, Verifier, [.. CredentialCases.Keys], keys, [Elsewhere]);
        var lists = ListCases.All().Where(l => l.Key is "good" or "revoked" or "suspended").ToDictionary();
        var table = new CaseTable(system, lists);
        AddVerified(table);
        AddRefused(table);
        AddMixed(table);
        AddForms(table);
        return new VectorFile(VectorFile.Name, "The profile \"nqs\": docs/specifications/credential.md, \"Profile nqs\".", system, lists, table.Cases);
    }

    private static void AddVerified(CaseTable table)
    {
        var code = Code(Message());
        Dictionary<string, string> Of(string state) => new() { [KeyName] = state };
        void Case(string id, string about, string text, string outcome, string known = "good") => table.Add(id, about, text, outcome, known: known);
        Case("nqs-valid", "everything holds, its place in the list too", code, "valid");
        Case("nqs-valid-value-alone", "the value without its address", code.Split("?c=")[1], "valid");
        Case(
            "nqs-valid-standard-base64", "the other alphabet with padding, as it is issued today",
            Verifier + "/w/?c=" + Convert.ToBase64String(Message()), "valid");
        Case("nqs-valid-open-map", "another writer's map of open length", Code(Message("BF" + Map(Texts)[2..] + "FF")), "valid");
        Case("nqs-valid-other-order", "another writer's order", Code(Message(Map([.. Texts.Reverse()]))), "valid");
        Case("nqs-valid-unknown-key", "a key that we do not know is passed over", Code(Message(Map([.. Texts, ("ZZ", "?")]))), "valid");
        Case(
            "nqs-valid-least", "only what must be there, and the place",
            Code(Message(Map([.. Texts.Where(t => t.Key is "CN" or "UN" or "RN" or "DN")]))), "valid");
        Case("nqs-revoked", "the list says so", code, "revoked", "revoked");
        Case("nqs-suspended", "the list says so", code, "suspended", "suspended");
        Case("nqs-no-place", "an id that names no place", Code(Message(With("DN", "20260401-000123"))), "status-unavailable");
        Case("nqs-place-beyond", "a place beyond the list", Code(Message(With("DN", "1.1048576.00112233445566778899aabbccddeeff"))), "status-unavailable");
        Case("nqs-other-list", "a list that is not known", Code(Message(With("DN", "2.70001.00112233445566778899aabbccddeeff"))), "status-unavailable");
        table.Add("nqs-certificate-revoked", "its certificate is revoked", code, "signing-certificate-revoked", certificates: Of("revoked"), known: "good");
        table.Add(
            "nqs-certificate-unknown", "the state of its certificate cannot be known", code, "signing-certificate-unknown",
            certificates: Of("unknown"), known: "good");
        table.Add("nqs-certificate-ended", "at the end of its certificate", code, "expired", KeyEnds, known: "good");
    }

    private static void AddRefused(CaseTable table)
    {
        void Case(string id, string about, byte[] message, string outcome) => table.Add(id, about, Code(message), outcome, known: "good");
        Case("nqs-tampered", "one bit of a text", Changed(Message(), 60), "tampered");
        Case("nqs-signature-changed", "the last bit of the signature", Changed(Message(), Message().Length - 1), "tampered");
        Case("nqs-other-key", "by another key under this id", Message(key: Wrong), "tampered");
        Case("nqs-signature-of-64-bytes", "an ES256 signature under the name PS256", Message(signature: Credential.Sign), "not-readable");
        Case("nqs-trailing", "a byte after the end", [.. Message(), 0], "not-readable");
        Case("nqs-cut", "the first half", Message()[..150], "not-readable");
        Case("nqs-no-kid", "no id of a key", Message(unprotected: "A0"), "not-readable");
        Case("nqs-kid-bytes", "the id of the key as bytes", Message(keyId: CborText.Bytes("P-000001"u8.ToArray())), "not-readable");
        Case("nqs-two-unprotected", "something beside the id", Message(unprotected: "A2" + "04" + CborText.Text(KeyName) + "05" + "40"), "not-readable");
        Case("nqs-name-missing", "no 氏名", Message(Map([.. Texts.Where(t => t.Key != "UN")])), "not-readable");
        Case("nqs-name-twice", "氏名 twice", Message(Map([.. Texts, ("UN", "別人")])), "not-readable");
        Case(
            "nqs-name-number", "a number for 氏名",
            Message(CborText.Map([.. Texts.Select(t => (CborText.Text(t.Key), t.Key == "UN" ? "01" : CborText.Text(t.Value)))])), "not-readable");
        Case("nqs-rs256", "RS256 in place of PS256", Message(start: "D28445A101390100"), "not-of-this-system");
        Case("nqs-unknown-key-here", "an id that is not configured", Message(keyId: CborText.Text("P-000002")), Unchecked);
        table.Add(
            "nqs-unknown-key-alone", "the same without an address", Code(Message(keyId: CborText.Text("P-000002"))).Split("?c=")[1], Unchecked,
            known: "good");
        table.Add(
            "nqs-elsewhere", "a code of another host that is listed, whose key is not known: its host can tell", At(Elsewhere, Message()), Unchecked,
            known: "good");
        table.Add(
            "nqs-elsewhere-known", "a code of another host whose key is known there", At(Elsewhere, Message(keyId: CborText.Text(ElsewhereKey))),
            "valid", known: "good");
        table.Add("nqs-unlisted", "a code of a host that is not listed", At("https://nqs.example.com", Message()), "not-of-this-system", known: "good");
    }

    // The key decides the profile: none is valid for the other's codes.
    private static void AddMixed(CaseTable table)
    {
        void Case(string id, string about, byte[] message, string outcome) => table.Add(id, about, Code(message), outcome, known: "good");
        var kidOfNqs = CborText.Map(("01", "26"), ("04", CborText.Bytes("P-000001"u8.ToArray())));
        Case(
            "mixed-own-with-nqs-kid", "a credential that names the key of the other profile", Parts.Message(header: kidOfNqs, key: Other),
            "not-of-this-system");
        Case(
            "mixed-own-signed-by-nqs", "a credential signed by PS256 of the other profile",
            Parts.Message(header: kidOfNqs, signature: s => Nqs.Sign(s)), "not-readable");
        Case(
            "mixed-nqs-with-own-kid", "a code of the layout that names a key of credentials",
            Message(keyId: CborText.Text(Convert.ToHexStringLower(Credential.KeyId.Span))), Unchecked);
        Case("mixed-nqs-around-claims", "claims of a credential in the layout, rightly signed", Message(All), "not-readable");
        Case("mixed-own-around-texts", "texts of the layout in a credential, rightly signed", Parts.Message(Map(Texts)), "not-readable");
        table.Add(
            "mixed-credential-at-other-host", "a credential at the address of the other system", At(Elsewhere, Parts.Message()), "not-of-this-system",
            known: "good");
    }

    private static byte[] Message(
        string? payload = null, string? keyId = null, string? unprotected = null, TestRsaKey? key = null,
        Func<ReadOnlySpan<byte>, byte[]>? signature = null, string start = "D28444A1013824")
    {
        var payloadBytes = CborText.Bytes(Convert.FromHexString(payload ?? Map(Texts)));
        var signed = Convert.FromHexString("84" + CborText.Text("Signature1") + start[4..] + "40" + payloadBytes);
        var made = signature is null ? (key ?? Nqs).Sign(signed) : signature(signed);
        return Convert.FromHexString(start + (unprotected ?? ("A104" + (keyId ?? CborText.Text(KeyName)))) + payloadBytes + CborText.Bytes(made));
    }

    private static string Map((string Key, string Value)[] texts) => CborText.Map([.. texts.Select(t => (CborText.Text(t.Key), CborText.Text(t.Value)))]);

    private static string With(string key, string value) => Map([.. Texts.Select(t => t.Key == key ? (key, value) : t)]);

    private static string At(string host, byte[] message) => CredentialUrl.Format(new Uri(host), message);

    private static NqsKeyPart KeyOf(string name, string host, int begins = Issued) => new(name, JsonSerializer.SerializeToElement(new JsonObject
    {
        ["kty"] = "RSA",
        ["n"] = Base64Url.EncodeToString(Nqs.Public.Modulus),
        ["e"] = Base64Url.EncodeToString(Nqs.Public.Exponent),
    }), host, Lists, DateTimeOffset.FromUnixTimeSeconds(begins), DateTimeOffset.FromUnixTimeSeconds(KeyEnds));
}
