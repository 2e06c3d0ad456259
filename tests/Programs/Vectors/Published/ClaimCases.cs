using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Cases with a valid signature over malformed claims, or over a state that is not in force.</summary>
internal static partial class CredentialCases
{
    private static void AddClaims(CaseTable table)
    {
        void Bad(string id, string about, string payload, string outcome = NotReadable) => table.Add(id, about, Code(Message(payload)), outcome, known: "good");
        Bad("claims-empty", "nothing", "");
        Bad("claims-array", "an array", "80");
        Bad("claims-missing", "no cti", Without("07"));
        Bad("claims-unknown", "one more", CborText.Map([.. Claims, ("3A00011171", "00")]));
        Bad("claims-order", "iat before exp", CborText.Map([Claims[0], Claims[2], Claims[1], .. Claims[3..]]));
        Bad("claims-twice", "iss twice", CborText.Map([Claims[0], .. Claims[..5]]));
        Bad("claims-open", "a map of open length", "BF" + All[2..] + "FF");
        Bad("claims-trailing", "a byte after the map", All + "00");
        Bad("claims-exp-text", "exp as text", With("04", CborText.Text("2027")));
        Bad("claims-exp-float", "exp as a float", With("04", "FA4F800000"));
        Bad("claims-exp-tag", "exp with tag 1", With("04", "C1" + CborText.Number(Ends)));
        Bad("claims-exp-long", "exp in nine bytes", With("04", "1B000000006BADB480"));
        Bad("claims-exp-before-iat", "exp is iat", With("04", CborText.Number(Issued)));
        Bad("claims-exp-10000", "exp in the year 10000", With("04", CborText.Number(253402300800)));
        Bad("claims-iat-1969", "iat before 1970", With("06", "20"));
        Bad("claims-cti-15", "a cti of 15 bytes", With("07", CborText.Bytes(new byte[15])));
        Bad("claims-iss-empty", "no issuer", With("01", "60"));
        Bad("claims-iss-401", "an issuer of 401 characters", With("01", CborText.Text(new string('a', 401))));
        Bad("claims-index-beyond", "a place beyond the list", With(StatusKey, StatusAt("1A00100000")));
        Bad("claims-index-negative", "a place before the list", With(StatusKey, StatusAt("20")));
        Bad("claims-uri-empty", "no address of a list", With(StatusKey, StatusAt("00", "")));
        Bad("claims-status-empty", "no list", With(StatusKey, "A0"));
        AddClaimTypes(table);
        Bad("facts-missing", "no name", WithoutFacts("04"));
        Bad("facts-unknown", "one more", With(FactsKey, CborText.Map([.. Facts, ("0B", "00")])));
        Bad("facts-order", "in another order", With(FactsKey, CborText.Map([.. Facts.Reverse()])));
        Bad("facts-name-empty", "an empty name", WithFact("04", "60"));
        Bad("facts-name-201", "a name of 201 code units", WithFact("04", CborText.Text("a" + string.Concat(Enumerable.Repeat("𠮷", 100)))));
        Bad("facts-name-not-utf8", "a name with half a pair", WithFact("04", "63EDA080"));
        Bad("facts-former-null", "null for a former name", WithFact("08", "F6"));
        Bad("facts-date-untagged", "a date without its tag", WithFact("06", CborText.Text("1990-12-31")));
        Bad("facts-date-none", "the 30th of February", WithFact("06", CborText.Day("1990-02-30")));
        Bad("facts-date-short", "a month of one digit", WithFact("06", CborText.Day("1990-2-03")));
        Bad("facts-version-0", "version 0", WithFact("07", "00"));
        Bad("issuer-other", "a key of ours, an issuer that is another", With("01", CborText.Text("https://other.example.go.jp")), NotOurs);
        Bad("issuer-slash", "an issuer with a slash at its end", With("01", CborText.Text(Issuer + "/")), NotOurs);
    }

    private static void AddClaimTypes(CaseTable table)
    {
        void Bad(string id, string about, string payload, string outcome = NotReadable) => table.Add(id, about, Code(Message(payload)), outcome, known: "good");
        Bad("claims-number", "a number", "00");
        Bad("claims-map-long", "the count of claims in two bytes", "B806" + All[2..]);
        Bad("claims-tagged", "tag 61 around the claims", "D83D" + All);
        Bad("claims-exp-null", "null for exp", With("04", "F6"));
        Bad("claims-iat-text", "iat as text", With("06", CborText.Text("2026")));
        Bad("claims-iat-float", "iat as a float", With("06", "FA4ED397FC"));
        Bad("claims-iat-missing", "no iat", Without("06"));
        Bad("claims-exp-missing", "no exp", Without("04"));
        Bad("claims-cti-17", "a cti of 17 bytes", With("07", CborText.Bytes(new byte[17])));
        Bad("claims-cti-text", "a cti as text", With("07", CborText.Text("0011223344556677")));
        Bad("claims-iss-number", "a number for the issuer", With("01", "01"));
        Bad("claims-iss-400", "an issuer of 400 characters is none of ours, but readable", With("01", CborText.Text(new string('a', 400))), NotOurs);
        Bad("claims-index-text", "a place as text", With(StatusKey, StatusAt(CborText.Text("7"))));
        Bad("claims-uri-401", "an address of a list of 401 characters", With(StatusKey, StatusAt("00", new string('a', 401))));
        Bad("claims-uri-400", "one of 400 is readable, and not known", With(StatusKey, StatusAt("00", new string('a', 400))), "status-unavailable");
        Bad("claims-status-missing", "no status", Without(StatusKey));
        Bad("claims-status-two", "another kind of status beside the list", With(StatusKey, "A2" + StatusAt("00")[2..] + CborText.Text("status_other") + "00"));
        Bad("claims-status-member", "one more beside place and address", With(StatusKey, StatusWith((CborText.Text("ttl"), "05"))));
        Bad("claims-status-order", "the address before the place", With(StatusKey, CborText.Map((CborText.Text("status_list"), CborText.Map(
            (CborText.Text("uri"), CborText.Text(ListUri)), (CborText.Text("idx"), "00"))))));
        Bad("claims-depth-16", "16 levels in a claim that is none of ours", CborText.Map([.. Claims, ("3A00011171", Nested(15))]));
        Bad("claims-depth-17", "17 levels", CborText.Map([.. Claims, ("3A00011171", Nested(16))]));
        Bad("claims-nbf", "nbf, which this format does not have", CborText.Map([.. Claims[..2], ("05", CborText.Number(Issued)), .. Claims[2..]]));
        Bad("claims-aud", "aud, which it does not have either", CborText.Map([Claims[0], ("03", CborText.Text("a")), .. Claims[1..]]));
    }

    private static string StatusWith((string Key, string Value) more) => CborText.Map((CborText.Text("status_list"), CborText.Map(
        (CborText.Text("idx"), "00"), more, (CborText.Text("uri"), CborText.Text(ListUri)))));

    private static void AddPurposes(CaseTable table)
    {
        string By(TestEcKey key) => Code(Message(header: HeaderOf(key), key: key));
        table.Add("purpose-none-named", "a key of a CA that names no purposes signs credentials", By(Any), Valid, known: "good");
        table.Add("purpose-none-named-list", "and status lists", Code(Message()), Valid, known: "by-key-of-no-named-purpose");
        table.Add("purpose-status-key", "a key for status lists signs no credential", By(Status), NotOurs, known: "good");
        table.Add("purpose-trust-key", "a key for trust lists signs no credential", By(ListOfKeys), NotOurs, known: "good");
        table.Add(
            "purpose-status-key-now", "the same while the keys could not be fetched", By(Status), "signing-certificate-unknown", keysCurrent: false,
            known: "good");
        table.Add(
            "purpose-status-key-tampered", "nor is it asked whether the signature holds", Code(Message(header: HeaderOf(Status), key: Other)),
            NotOurs, known: "good");
        table.Add(
            "purpose-credential-key-list", "a key for credentials signs no status list", Code(Message()), "status-unavailable",
            known: "by-credential-key");
        table.Add("purpose-trust-key-list", "a key for trust lists signs no status list", Code(Message()), "status-unavailable", known: "by-trust-key");
        table.Add("purpose-both-lists", "the list that is believed counts", Code(Message()), "suspended", known: ["suspended", "by-credential-key"]);
    }

    private static void AddStates(CaseTable table)
    {
        var code = Code(Message());
        var kid = Convert.ToHexStringLower(Credential.KeyId.Span);
        Dictionary<string, string> Of(string state) => new() { [kid] = state };
        void With(string id, string about, string outcome, params string[] known) => table.Add(id, about, code, outcome, known: known);
        table.Add("certificate-revoked", "the signing certificate is revoked", code, "signing-certificate-revoked", certificates: Of("revoked"), known: "good");
        table.Add("certificate-unknown", "its state cannot be known", code, "signing-certificate-unknown", certificates: Of("unknown"), known: "good");
        table.Add("certificate-revoked-and-expired", "the first failure counts", code, "signing-certificate-revoked", Ends, Of("revoked"), known: "good");
        table.Add(
            "certificate-revoked-and-tampered", "the signature comes before", Code(Message(key: Other)), "tampered", certificates: Of("revoked"),
            known: "good");
        table.Add("certificate-unknown-and-revoked", "doubt hides no failure", code, "revoked", certificates: Of("unknown"), known: "revoked");
        table.Add("certificate-unknown-and-no-list", "doubt and doubt", code, "signing-certificate-unknown", certificates: Of("unknown"));
        table.Add("certificate-unknown-and-expired", "doubt hides no end", code, "expired", Ends, Of("unknown"));
        table.Add("expired", "in the second of exp", code, "expired", Ends, known: "last-day");
        table.Add("expired-and-revoked", "the end comes before the state", code, "expired", Ends, known: "revoked");
        foreach (var state in new[] { "revoked", "suspended", "deleted", "replaced", "withdrawn" }) With("state-" + state, "the list says so", state, state);
        With("state-without-meaning", "a value that is none", "status-unavailable", "value-7");
        With("state-no-list", "no list was fetched", "status-unavailable");
        foreach (var list in ListCases.NotBelieved.Keys) With("list-" + list, ListCases.NotBelieved[list], "status-unavailable", list);
        table.Add("list-last-second", "the second before the list's end", code, Valid, Now + Day - 61, known: "good");
        table.Add("list-end", "the second of the list's end", code, "status-unavailable", Now + Day - 60, known: "good");
        table.Add(
            "list-status-certificate-revoked", "signed by a key whose certificate is revoked", code, "status-unavailable",
            certificates: new Dictionary<string, string> { [Convert.ToHexStringLower(Status.KeyId.Span)] = "revoked" }, known: "good");
    }
}
