using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Cases of the text around a credential that is always the same.</summary>
internal static partial class CredentialCases
{
    // Every character with the property White_Space.
    private const string WhiteSpace =
        "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

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
        Bad("text-tab", "a tab inside", Value[..50] + "\t" + Value[50..]);
        Bad("text-padding-inside", "= inside", Value[..^4] + "=" + Value[^4..]);
        Bad("text-one-letter", "one letter, less than a byte", "0");
        Ok("text-two-paddings", "two = are no harm, whatever the length", Value + "==");
        Bad("text-too-long", "8,193 characters", new string('A', 8193));
        Ok("text-longest", "8,192 characters, of which most are spaces around", Code(Message()).PadRight(8192));
        Bad("text-too-long-with-spaces", "8,193 characters, counted before white space is removed", Code(Message()).PadRight(8193));
        Ok("text-longest-pairs", "8,192 UTF-16 code units, most of them in pairs", Long("&f=", 8192));
        Bad("text-too-long-pairs", "8,193 UTF-16 code units, though fewer characters", Long("&of=", 8193));
        AddWhiteSpace(table);
        AddEscapes(table);
    }

    private static void AddAddresses(CaseTable table)
    {
        void Bad(string id, string about, string code, string outcome = NotReadable) => table.Add(id, about, code, outcome, known: "good");
        Bad("address-other-host", "an address elsewhere", Code(Message()).Replace("verify.", "other.", StringComparison.Ordinal), NotOurs);
        Bad(
            "address-host-behind", "our host as the start of another",
            Code(Message()).Replace(".go.jp/", ".go.jp.example.com/", StringComparison.Ordinal), NotOurs);
        Bad("address-user", "our host as a user's name", Code(Message()).Replace(".go.jp/", ".go.jp@example.com/", StringComparison.Ordinal), NotOurs);
        Bad("address-http", "without TLS", Code(Message()).Replace("https", "http", StringComparison.Ordinal), NotOurs);
        Bad("address-port", "another port", Code(Message()).Replace(".go.jp/", ".go.jp:8443/", StringComparison.Ordinal), NotOurs);
        Bad("address-path", "another path", Code(Message()).Replace("/w/", "/x/", StringComparison.Ordinal), NotOurs);
    }


    private static void AddWhiteSpace(CaseTable table)
    {
        void Ok(string id, string about, string code) => table.Add(id, about, code, Valid, known: "good");
        void Bad(string id, string about, string code) => table.Add(id, about, code, NotReadable, known: "good");
        Ok("text-white-space-every", "every character that is white space, on both sides", WhiteSpace + Code(Message()) + WhiteSpace);
        Ok("text-white-space-value", "the same around a value alone", WhiteSpace + Value + WhiteSpace);
        Ok("text-white-space-nel", "U+0085 is white space", Value + "\u0085");
        Bad("text-zero-width-space", "U+200B is none", Value + "\u200B");
        Bad("text-byte-order-mark", "U+FEFF is none", "\uFEFF" + Value);
        Bad("text-zero-width-joiner", "U+200D is none", Value + "\u200D");
        Bad("text-white-space-wide-inside", "U+3000 stands for nothing inside", Value[..50] + "\u3000" + Value[50..]);
    }

    private static void AddEscapes(CaseTable table)
    {
        string At(string value) => Verifier + "/w/?c=" + value;
        void Ok(string id, string about, string code) => table.Add(id, about, code, Valid, known: "good");
        void Bad(string id, string about, string code, string outcome = NotReadable) => table.Add(id, about, code, outcome, known: "good");
        Ok("text-percent-letter", "a letter percent-encoded, though it need not be", At("%30" + Value[1..]));
        Ok("text-percent-lower", "small hexadecimal digits", At(Value.Replace("-", "%2d", StringComparison.Ordinal)));
        Ok("text-percent-plus", "+ percent-encoded", At(Value.Replace("-", "%2B", StringComparison.Ordinal)));
        Ok("text-percent-white-space", "white space around the value, percent-encoded", At("%20%E3%80%80" + Value + "%0D%0A%C2%85"));
        Ok("text-percent-space-for-plus", "a space for +, percent-encoded", At(Value.Replace("-", "%20", StringComparison.Ordinal)));
        Bad("text-percent-alone", "percent-encoding in a value alone is not undone", "%30" + Value[1..]);
        Bad("text-percent-twice", "it is undone once", At("%2530" + Value[1..]));
        Bad("text-percent-broken", "two letters that are no hexadecimal digits", At("%G0" + Value[1..]));
        Bad("text-percent-cut", "a percent sign at the end", At(Value + "%"));
        Bad("text-percent-not-utf8", "bytes that are not UTF-8", At(Value + "%FF"));
        Bad("text-percent-ampersand", "a percent-encoded & ends no value", At(Value + "%26from=mail"));
        Bad("address-no-value", "nothing after c=", At(""));
        Bad("address-only-white-space", "only white space after c=", At("%20"));
        Bad("address-value-cut", "& in the value", At(Value[..100] + "&" + Value[100..]));
        Bad("address-upper-scheme", "HTTPS in capitals", "HTTPS" + Code(Message())[5..], NotOurs);
        Bad("address-upper-host", "the host in capitals", Code(Message()).Replace("verify", "VERIFY", StringComparison.Ordinal), NotOurs);
        Bad("address-default-port", "the port that is meant anyway", Code(Message()).Replace(".go.jp/", ".go.jp:443/", StringComparison.Ordinal), NotOurs);
        Bad("address-no-slash", "no slash after w", Code(Message()).Replace("/w/?", "/w?", StringComparison.Ordinal), NotOurs);
        Bad(
            "address-parameter-before", "another parameter before the value", Code(Message()).Replace("?c=", "?from=mail&c=", StringComparison.Ordinal),
            NotOurs);
        Bad("address-words-before", "words before the address", "これです " + Code(Message()), NotOurs);
        Bad("address-other-scheme", "another scheme", "openid4vp://?c=" + Value, NotOurs);
    }

    private static string Long(string more, int length)
    {
        var begun = Code(Message()) + more;
        if ((length - begun.Length) % 2 != 0) begun += "x";
        return begun + string.Concat(Enumerable.Repeat("𠮷", (length - begun.Length) / 2));
    }
}
