using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Cases of single facts: their ranges, and those that a code may do without.</summary>
internal static partial class CredentialCases
{
    private static void AddFacts(CaseTable table)
    {
        void Ok(string id, string about, string key, string value) => table.Add(id, about, Code(Message(WithFact(key, value))), Valid, known: "good");
        void Bad(string id, string about, string key, string value) => table.Add(id, about, Code(Message(WithFact(key, value))), NotReadable, known: "good");
        string Text(int length) => CborText.Text(new string('あ', length));
        foreach (var (key, name, longest) in new[]
        {
            ("01", "qualification", 80), ("02", "number", 60), ("05", "kana", 200), ("08", "former", 200), ("09", "qualification-name", 100),
            ("0A", "body", 200),
        })
        {
            Ok($"facts-{name}-longest", $"{longest} characters", key, Text(longest));
            Bad($"facts-{name}-too-long", $"{longest + 1} characters", key, Text(longest + 1));
            Bad($"facts-{name}-empty", "no character", key, "60");
        }
        foreach (var (key, name) in new[]
        {
            ("01", "qualification"), ("02", "number"), ("03", "registered"), ("07", "version"), ("09", "qualification-name"), ("0A", "body"),
        })
            table.Add($"facts-{name}-missing", "a fact that is never left out", Code(Message(WithoutFacts(key))), NotReadable, known: "good");
        Ok("facts-date-first", "the first day", "03", CborText.Day("0001-01-01"));
        Ok("facts-date-last", "the last day", "03", CborText.Day("9999-12-31"));
        Ok("facts-date-leap", "a day of a leap year", "06", CborText.Day("2000-02-29"));
        Bad("facts-date-no-leap", "a year that is none", "06", CborText.Day("1900-02-29"));
        Bad("facts-date-year-0", "the year 0", "03", CborText.Day("0000-01-01"));
        Bad("facts-date-time", "a time beside the date", "06", CborText.Day("1990-12-31T00:00:00Z"));
        Bad("facts-date-wide", "digits of another alphabet", "06", CborText.Day("１９９０-12-31"));
        Bad("facts-date-days", "a day as a number (tag 100)", "06", "D864" + CborText.Number(7669));
        Bad("facts-date-tag-0", "the tag of a date and time", "06", "C0" + CborText.Text("1990-12-31"));
        Ok("facts-version-last", "the last version", "07", CborText.Number(int.MaxValue));
        Bad("facts-version-beyond", "a version beyond the last", "07", CborText.Number(1L << 31));
        Bad("facts-version-text", "a text for the version", "07", "6133");
        Bad("facts-number-number", "a number for the registration number", "02", "1A0012D687");
        Bad("facts-name-bytes", "bytes for the name", "04", "4161");
        table.Add("facts-twice", "a name twice", Code(Message(With(FactsKey, CborText.Map([.. Facts[..4], .. Facts[3..]])))), NotReadable, known: "good");
        var values = CborText.Items([.. Facts.Select(f => f.Value)]);
        table.Add("facts-array", "an array of facts", Code(Message(With(FactsKey, values))), NotReadable, known: "good");
    }

    private static void AddLeftOut(CaseTable table)
    {
        void Ok(string id, string about, params string[] keys) => table.Add(id, about, Code(Message(WithoutFacts(keys))), Valid, known: "good");
        Ok("left-out-birth", "without the date of birth", "06");
        Ok("left-out-kana", "without the reading of the name", "05");
        Ok("left-out-former", "without the former name", "08");
        Ok("left-out-birth-and-kana", "without date of birth and reading", "05", "06");
        Ok("left-out-all", "without all that may be left out", "05", "06", "08");
        void Of(string id, string about, string outcome, params string[] known) =>
            table.Add(id, about, Code(Message(WithoutFacts("05", "06", "08"))), outcome, known: known);
        Of("left-out-and-revoked", "what is left out changes nothing else", "revoked", "revoked");
        Of("left-out-and-no-list", "nor here", "status-unavailable");
        table.Add(
            "left-out-afterwards", "a fact taken out after the signature",
            Code(Message(signature: _ => Signature(Message()), payload: WithoutFacts("06"))), "tampered", known: "good");
        void Bad(string id, string about, string value) => table.Add(id, about, Code(Message(WithFact("06", value))), NotReadable, known: "good");
        Bad("left-out-null", "null for a date of birth", "F6");
        Bad("left-out-undefined", "undefined for a date of birth", "F7");
        Bad("left-out-empty-date", "an empty date", CborText.Day(""));
        Bad("left-out-zero-date", "a date of zeros", CborText.Day("0000-00-00"));
    }

    private static byte[] Signature(byte[] message) => message[^64..];
}
