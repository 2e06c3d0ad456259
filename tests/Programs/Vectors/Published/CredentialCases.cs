using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Cases of credentials, in the order of the decision.</summary>
internal static partial class CredentialCases
{
    private const string Valid = "valid";
    private const string NotReadable = "not-readable";
    private const string NotOurs = "not-of-this-system";
    private static readonly string Value = Code(Message()).Split("?c=")[1];

    public static VectorFile File()
    {
        var system = new SystemPart(Issuer, Verifier, [.. Keys], [], []);
        var lists = ListCases.All();
        var table = new CaseTable(system, lists);
        AddValid(table);
        AddText(table);
        AddEnvelopes(table);
        AddHeaders(table);
        AddSignatures(table);
        AddClaims(table);
        AddStates(table);
        AddPurposes(table);
        return new VectorFile(VectorFile.Name, "The credential of this system: docs/specifications/credential.md.", system, lists, table.Cases);
    }

    public static KeyPart[] Keys =>
    [
        Key(Credential, Purposes.Credentials), Key(Status, Purposes.StatusLists), Key(ListOfKeys, Purposes.TrustLists), Key(
            Any, Purposes.Credentials, Purposes.StatusLists),
    ];

    private static KeyPart Key(TestEcKey key, params string[] purposes) => new(
        Convert.ToHexStringLower(key.KeyId.Span), JsonSerializer.SerializeToElement(new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(key.Point.X),
            ["y"] = Base64Url.EncodeToString(key.Point.Y),
        }), purposes);

    private static void AddValid(CaseTable table)
    {
        void Ok(string id, string about, string code) => table.Add(id, about, code, Valid, known: "good");
        Ok("valid", "everything holds", Code(Message()));
        Ok("valid-esp256", "the algorithm named ESP256 (-9)", Code(Message(header: CborText.Map(("01", "28"), ("04", KeyId)))));
        Ok("valid-without-optional-facts", "no reading, no former name", Code(Message(WithoutFacts("05", "08"))));
        Ok("valid-longest-name", "a name of 200 UTF-16 code units", Code(Message(WithFact("04", CborText.Text(string.Concat(Enumerable.Repeat("𠮷", 100)))))));
        Ok("valid-rare-characters", "a variation selector and a character beyond 16 bits", Code(Message(WithFact("04", CborText.Text("葛\U000E0101城　𠮷子")))));
        table.Add("valid-last-second", "the second before exp", Code(Message()), Valid, Ends - 1, known: "last-day");
        table.Add("valid-place-0", "the first place of a list", Code(Message(With(StatusKey, StatusAt("00")))), Valid, known: "suspended");
        table.Add("valid-last-place", "the last place of a list", Code(Message(With(StatusKey, StatusAt("1A000FFFFF")))), Valid, known: "suspended");
        table.Add(
            "valid-neighbour", "the place beside a suspended one, in the same byte", Code(Message(With(StatusKey, StatusAt("1A00011170")))), Valid,
            known: "suspended");
    }

    private static void AddText(CaseTable table)
    {
        void Ok(string id, string about, string code) => table.Add(id, about, code, Valid, known: "good");
        void Bad(string id, string about, string code, string outcome = NotReadable) => table.Add(id, about, code, outcome, known: "good");
        Ok("text-value-alone", "the value without its address", Value);
        Ok("text-other-alphabet", "+ and / for - and _", Value.Replace('-', '+').Replace('_', '/'));
        Ok("text-space-for-plus", "spaces for +, as forms make of it", Value.Replace('-', ' '));
        Ok("text-padded", "padding", Value + new string('=', (4 - (Value.Length % 4)) % 4));
        Ok("text-one-padding", "one = more than needed is no harm", Value + "=");
        Ok("text-white-space", "white space around", "\u3000\r\n" + Code(Message()) + " \t");
        Ok("text-percent", "percent-encoding in an address", Verifier + "/w/?c=" + Value.Replace("-", "%2D", StringComparison.Ordinal) + "%3D");
        Ok("text-more-parameters", "another parameter after the value", Code(Message()) + "&from=mail");
        Ok("text-fragment", "a fragment after the value", Code(Message()) + "#top");
        Bad("text-empty", "nothing", "");
        Bad("text-words", "words", "これは何ですか");
        Bad("text-one-character", "a length that base64 does not have", Value[..^3]);
        Bad("text-unused-bits", "unused bits at the end that are not zero", Value[..^1] + (char)(Value[^1] + 1));
        Bad("text-three-paddings", "three =", Value + "===");
        Bad("text-line-break", "a line break inside", Value[..50] + "\n" + Value[50..]);
        Bad("text-wide-letter", "a letter of another alphabet", Value[..^1] + "Ａ");
        Bad("text-too-long", "8,193 characters", new string('A', 8193));
        Bad("address-other-host", "an address elsewhere", Code(Message()).Replace("verify.", "other.", StringComparison.Ordinal), NotOurs);
        Bad(
            "address-host-behind", "our host as the start of another",
            Code(Message()).Replace(".go.jp/", ".go.jp.example.com/", StringComparison.Ordinal), NotOurs);
        Bad("address-user", "our host as a user's name", Code(Message()).Replace(".go.jp/", ".go.jp@example.com/", StringComparison.Ordinal), NotOurs);
        Bad("address-http", "without TLS", Code(Message()).Replace("https", "http", StringComparison.Ordinal), NotOurs);
        Bad("address-port", "another port", Code(Message()).Replace(".go.jp/", ".go.jp:8443/", StringComparison.Ordinal), NotOurs);
        Bad("address-path", "another path", Code(Message()).Replace("/w/", "/x/", StringComparison.Ordinal), NotOurs);
    }

    private static void AddEnvelopes(CaseTable table)
    {
        void Bad(string id, string about, byte[] message) => table.Add(id, about, Code(message), NotReadable, known: "good");
        var header = CborText.Bytes(Convert.FromHexString(Header));
        var signature = CborText.Bytes(new byte[64]);
        Bad("message-cut", "the first half", Message()[..150]);
        Bad("message-no-cbor", "three zeros", new byte[3]);
        Bad("message-untagged", "no tag 18", Message(start: "84"));
        Bad("message-mac0", "tag 17", Message(start: "D184"));
        Bad("message-sign", "tag 98", Message(start: "D86284"));
        Bad("message-cwt-tag", "tag 61 around", Message(start: "D83DD284"));
        Bad("message-long-tag", "tag 18 in two bytes", Message(start: "D81284"));
        Bad("message-three-parts", "an array of 3", Convert.FromHexString("D283" + header + "A040"));
        Bad("message-five-parts", "an array of 5", Message(start: "D285", end: "F6"));
        Bad("message-open-array", "an array of open length", Message(start: "D29F", end: "FF"));
        Bad("message-trailing", "a byte after the end", Message(end: "00"));
        Bad("message-twice", "two messages", [.. Message(), .. Message()]);
        Bad("message-detached", "null for the payload", Convert.FromHexString("D284" + header + "A0F6" + signature));
        Bad("message-payload-text", "text for the payload", Convert.FromHexString("D284" + header + "A06161" + signature));
        Bad("message-payload-in-pieces", "a payload of open length", Convert.FromHexString("D284" + header + "A05F4101FF" + signature));
        Bad("message-long-length", "the payload's length in four bytes", Convert.FromHexString("D284" + header + "A05A0000000100" + signature));
        Bad("message-length-beyond", "a length beyond the end", Convert.FromHexString("D2845BFFFFFFFFFFFFFFFF"));
        Bad("message-header-map", "a map for the protected header", Convert.FromHexString("D284" + Header + "A040" + signature));
        Bad("message-unprotected-array", "an array for the unprotected header", Message(unprotected: "80"));
        Bad("message-deep", "18 arrays in the unprotected header", Message(unprotected: "A100" + string.Concat(Enumerable.Repeat("81", 18)) + "00"));
        Bad("message-signature-63", "a signature of 63 bytes", Message(signature: s => Credential.Sign(s)[..63]));
        Bad("message-signature-65", "a signature of 65 bytes", Message(signature: s => [0, .. Credential.Sign(s)]));
        Bad("message-signature-empty", "no signature", Message(signature: _ => []));
    }

    private static void AddHeaders(CaseTable table)
    {
        void Case(string id, string about, string header, string outcome) => table.Add(id, about, Code(Message(header: header)), outcome, known: "good");
        var (alg, kid) = (("01", "26"), ("04", KeyId));
        Case("header-es384", "ES384, though the signature holds", CborText.Map(("01", CborText.Number(-35)), kid), NotOurs);
        Case("header-es512", "ES512, though the signature holds", CborText.Map(("01", CborText.Number(-36)), kid), NotOurs);
        Case("header-eddsa", "EdDSA", CborText.Map(("01", CborText.Number(-8)), kid), NotOurs);
        Case("header-ps256", "PS256 with a kid of ours", CborText.Map(("01", CborText.Number(-37)), kid), NotOurs);
        Case("header-alg-text", "the algorithm as text", CborText.Map(("01", CborText.Text("ES256")), kid), NotOurs);
        Case("header-alg-missing", "no algorithm", CborText.Map(kid), NotOurs);
        Case("header-kid-missing", "no kid", CborText.Map(alg), NotOurs);
        Case("header-kid-7", "a kid of 7 bytes", CborText.Map(alg, ("04", CborText.Bytes(new byte[7]))), NotOurs);
        Case("header-kid-text", "a kid as text", CborText.Map(alg, ("04", CborText.Text("12345678"))), NotOurs);
        Case("header-crit", "crit", CborText.Map(alg, ("02", "8101"), kid), NotOurs);
        Case("header-typ", "a type", CborText.Map(alg, kid, ("10", CborText.Text("application/statuslist+cwt"))), NotOurs);
        Case("header-x5chain", "a certificate inside", CborText.Map(alg, kid, ("1821", "4130")), NotOurs);
        Case("header-empty", "no protected header", "", NotOurs);
        Case("header-array", "an array", "82" + "26" + KeyId, NotOurs);
        Case("header-order", "kid before alg", CborText.Map(kid, alg), NotReadable);
        Case("header-twice", "alg twice", CborText.Map(alg, alg), NotReadable);
        Case("header-long", "alg in two bytes", CborText.Map(("01", "3806"), kid), NotReadable);
        Case("header-open", "a map of open length", "BF0126" + "04" + KeyId + "FF", NotReadable);
        Case("header-trailing", "a byte after the map", Header + "00", NotReadable);
        table.Add(
            "header-kid-unprotected", "kid outside of the signature", Code(Message(header: CborText.Map(alg), unprotected: "A104" + KeyId)), NotOurs,
            known: "good");
        table.Add("header-unprotected", "something unprotected beside", Code(Message(unprotected: "A104" + KeyId)), NotOurs, known: "good");
        table.Add(
            "key-unknown", "a key that the system never had",
            Code(Message(header: CborText.Map(alg, ("04", CborText.Bytes(Other.KeyId.ToArray()))), key: Other)), NotOurs, known: "good");
        table.Add(
            "key-unknown-now", "the same while the keys could not be fetched", Code(
                Message(header: CborText.Map(alg, ("04", CborText.Bytes(Other.KeyId.ToArray()))), key: Other)),
            "signing-certificate-unknown", keysCurrent: false, known: "good");
    }

    private static void AddSignatures(CaseTable table)
    {
        void Bad(string id, string about, byte[] message) => table.Add(id, about, Code(message), "tampered", known: "good");
        Bad("signature-payload-changed", "one bit of the name", Changed(Message(), 200));
        Bad("signature-exp-changed", "one bit of exp", Changed(Message(), 58));
        Bad("signature-changed", "the last bit of the signature", Changed(Message(), Message().Length - 1));
        Bad("signature-zero", "r and s are 0", Message(signature: _ => new byte[64]));
        Bad("signature-other-key", "by another key under this kid", Message(key: Other));
        Bad("signature-status-key", "by the system's other key under this kid", Message(key: Status));
        Bad("signature-of-signer", "made for COSE_Sign", Message(context: "Signature"));
        Bad("signature-swapped", "s in front of r", Message(signature: s => [.. Credential.Sign(s)[32..], .. Credential.Sign(s)[..32]]));
        Bad("signature-alg-changed", "-7 made -9 afterwards", [.. Message()[..5], 0x28, .. Message()[6..]]);
    }
}
