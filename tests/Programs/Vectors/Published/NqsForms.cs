using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Codes of the profile "nqs" as other writers encode them: what is accepted, and what two readers could read differently.</summary>
internal static partial class NqsCases
{
    private static void AddForms(CaseTable table)
    {
        void Case(string id, string about, byte[] message, string outcome) => table.Add(id, about, Code(message), outcome, known: "good");
        AddKeysTwice(table);
        var one = CborText.Text("UN");
        Case("nqs-valid-key-in-pieces", "a key in pieces", Message(Replaced(one, "7F6155614EFF")), "valid");
        Case("nqs-valid-key-long", "the length of a key in two bytes", Message(Replaced(one, "7802554E")), "valid");
        var pieces = "7F" + CborText.Text("看護") + CborText.Text("師") + "FF";
        Case("nqs-valid-text-in-pieces", "a text in two pieces", Message(Replaced(CborText.Text("看護師"), pieces)), "valid");
        Case("nqs-valid-length-long", "the length of the payload's map in nine bytes", Message("BB000000000000000C" + Map(Texts)[2..]), "valid");
        Case("nqs-valid-64-keys", "64 keys in all", Message(Map([.. Texts, .. More(52)])), "valid");
        Case("nqs-65-keys", "65 keys", Message(Map([.. Texts, .. More(53)])), "not-readable");
        Case("nqs-valid-longest", "a text of 400 characters", Message(With("UN", new string('花', 400))), "valid");
        Case("nqs-text-too-long", "a text of 401 characters", Message(With("UN", new string('花', 401))), "not-readable");
        Case("nqs-unknown-too-long", "401 characters under a key that is ignored", Message(Map([.. Texts, ("ZZ", new string('花', 401))])), "not-readable");
        Case("nqs-name-empty", "an empty 氏名", Message(With("UN", "")), "not-readable");
        Case("nqs-valid-empty-text", "an empty text counts as none", Message(With("UB", "")), "valid");
        Case("nqs-without-birth", "without 生年月日, which its issuer may leave out", Message(Map([.. Texts.Where(t => t.Key != "UB")])), "valid");
        Case("nqs-unknown-number", "a number under a key that is ignored", Message(CborText.Map([.. Pairs, (CborText.Text("ZZ"), "01")])), "not-readable");
        Case("nqs-key-number", "a number for a key", Message(CborText.Map([.. Pairs, ("01", CborText.Text("a"))])), "not-readable");
        Case("nqs-text-not-utf8", "a text that is not UTF-8", Message(CborText.Map([.. Pairs, (CborText.Text("ZZ"), "61FF")])), "not-readable");
        Case("nqs-payload-trailing", "a byte after the texts", Message(Map(Texts) + "00"), "not-readable");
        Case("nqs-payload-array", "an array of texts", Message(CborText.Items([.. Pairs.Select(p => p.Value)])), "not-readable");
        Case("nqs-kid-empty", "an id of no character", Message(keyId: "60"), "not-readable");
        Case("nqs-kid-65", "an id of 65 characters", Message(keyId: CborText.Text(new string('P', 65))), "not-readable");
        Case("nqs-kid-64", "an id of 64 characters that is not configured", Message(keyId: CborText.Text(new string('P', 64))), Unchecked);
        Case("nqs-valid-kid-long", "the label of the id in two bytes", Message(unprotected: "A11804" + CborText.Text(KeyName)), "valid");
        AddYoung(table);
    }

    private static void AddKeysTwice(CaseTable table)
    {
        void Bad(string id, string about, string payload) => table.Add(id, about, Code(Message(payload)), "not-readable", known: "good");
        string Again(string key, string text) => CborText.Map([.. Pairs, (key, CborText.Text(text))]);
        Bad("nqs-key-twice-long", "氏名 again, the length of its key in two bytes", Again("7802554E", "別人"));
        Bad("nqs-key-twice-longer", "氏名 again, the length of its key in nine bytes", Again("7B0000000000000002554E", "別人"));
        Bad("nqs-key-twice-in-pieces", "氏名 again, its key in pieces", Again("7F6155614EFF", "別人"));
        Bad("nqs-key-twice-one-piece", "氏名 again, its key as a single piece", Again("7F62554EFF", "別人"));
        Bad("nqs-key-twice-first", "the other encoding first", CborText.Map([("7802554E", CborText.Text("別人")), .. Pairs]));
        Bad("nqs-key-twice-same-text", "the same text both times", Again("7802554E", "山田　花子"));
        var open = "BF" + string.Concat(Pairs.Select(p => p.Key + p.Value));
        Bad("nqs-key-twice-open-map", "in a map of open length", open + "7802554E" + CborText.Text("別人") + "FF");
        Bad("nqs-key-twice-empty", "the second one empty", Again("7802554E", ""));
        Bad(
            "nqs-key-twice-unknown", "a key that is ignored, twice",
            CborText.Map([.. Pairs, (CborText.Text("ZZ"), CborText.Text("1")), ("78025A5A", CborText.Text("2"))]));
        table.Add(
            "nqs-key-not-twice", "keys that only look alike are two",
            Code(Message(CborText.Map([.. Pairs, (CborText.Text("Un"), CborText.Text("別人"))]))), "valid", known: "good");
    }

    private static void AddYoung(CaseTable table)
    {
        var young = Code(Message(keyId: CborText.Text(YoungKey)));
        table.Add("nqs-certificate-not-yet", "its certificate begins in an hour", young, "signing-certificate-unknown", known: "good");
        table.Add("nqs-certificate-not-yet-and-revoked", "doubt hides no failure", young, "revoked", known: "revoked");
        table.Add("nqs-certificate-clocks-differ", "its certificate begins in five minutes", young, "valid", YoungBegins - 300, known: "good");
        table.Add("nqs-certificate-not-yet-301", "in 301 seconds", young, "signing-certificate-unknown", YoungBegins - 301, known: "good");
    }

    private static (string Key, string Value)[] Pairs => [.. Texts.Select(t => (CborText.Text(t.Key), CborText.Text(t.Value)))];

    private static IEnumerable<(string Key, string Value)> More(int count) =>
        Enumerable.Range(0, count).Select(i => (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Z{i}"), "?"));

    // The texts, with one item in another encoding.
    private static string Replaced(string item, string other) =>
        CborText.Map([.. Pairs.Select(p => (p.Key == item ? other : p.Key, p.Value == item ? other : p.Value))]);
}
