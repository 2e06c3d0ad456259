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
        AddAddresses(table);
        AddEnvelopes(table);
        AddEncodings(table);
        AddHeaders(table);
        AddSignatures(table);
        AddClaims(table);
        AddFacts(table);
        AddLeftOut(table);
        AddDates(table);
        AddStates(table);
        AddLists(table);
        AddPurposes(table);
        return new VectorFile(VectorFile.Name, "The credential of this system: docs/specifications/credential.md.", system, lists, table.Cases);
    }

    public static KeyPart[] Keys =>
    [
        Key(Credential, Issued, Ends, Purposes.Credentials), Key(Status, Issued, Ends, Purposes.StatusLists),
        Key(ListOfKeys, Issued, Ends, Purposes.TrustLists), Key(Any, Issued, Ends, Purposes.Credentials, Purposes.StatusLists),
        Key(Young, YoungBegins, Ends, Purposes.Credentials), Key(YoungStatus, YoungBegins, Ends, Purposes.StatusLists),
        Key(Ended, Issued, Now - 60, Purposes.Credentials, Purposes.StatusLists),
    ];

    private static KeyPart Key(TestEcKey key, int begins, int ends, params string[] purposes) => new(
        Convert.ToHexStringLower(key.KeyId.Span), JsonSerializer.SerializeToElement(new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(key.Point.X),
            ["y"] = Base64Url.EncodeToString(key.Point.Y),
        }), purposes, DateTimeOffset.FromUnixTimeSeconds(begins), DateTimeOffset.FromUnixTimeSeconds(ends));

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
        Case("header-array-empty", "an array of nothing", "80", NotOurs);
        Case("header-map-empty", "a map of nothing", "A0", NotOurs);
        Case("header-number", "a number", "00", NotOurs);
        Case("header-text", "a text", "6161", NotOurs);
        Case("header-bytes", "a byte string around the map", CborText.Bytes(Convert.FromHexString(Header)), NotOurs);
        Case("header-tagged", "a tag around the map", "C1" + Header, NotOurs);
        Case("header-null", "null", "F6", NotOurs);
        Case("header-cut", "a map that ends within", Header[..^4], NotReadable);
        Case("header-not-utf8", "a label that is not UTF-8", CborText.Map(alg, kid, ("61FF", "00")), NotReadable);
        Case("header-label-text", "a label as text", CborText.Map(alg, kid, (CborText.Text("a"), "00")), NotOurs);
        Case("header-kid-empty", "a kid of no bytes", CborText.Map(alg, ("04", "40")), NotOurs);
        Case("header-kid-9", "a kid of 9 bytes", CborText.Map(alg, ("04", CborText.Bytes(new byte[9]))), NotOurs);
        Case("header-es256k", "another curve of 256 bits", CborText.Map(("01", CborText.Number(-47)), kid), NotOurs);
        Case("header-alg-float", "the algorithm as a float", CborText.Map(("01", "F9C700"), kid), NotOurs);
        Case("header-depth-16", "16 levels in a header that is not ours", CborText.Map(alg, kid, ("1863", Nested(15))), NotOurs);
        Case("header-depth-17", "17 levels", CborText.Map(alg, kid, ("1863", Nested(16))), NotReadable);
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
