using System.Buffers.Text;
using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Status lists: good ones by their state, and those that no verifier trusts.</summary>
internal static class ListCases
{
    /// <summary>Lists that are not trusted, and why.</summary>
    public static IReadOnlyDictionary<string, string> NotBelieved { get; } = new Dictionary<string, string>
    {
        ["of-another-address"] = "sub is not the address it came from",
        ["by-unknown-key"] = "signed by a key that is none of the system",
        ["tampered"] = "one bit of the compressed list",
        ["from-the-future"] = "iat is more than five minutes ahead",
        ["too-short"] = "one byte less than a list",
        ["too-long"] = "one byte more than a list",
        ["bomb"] = "64 times a list in a few kilobytes",
        ["over"] = "a list past its end",
    };

    public static IReadOnlyDictionary<string, ListPart> All() => new Dictionary<string, byte[]>
    {
        ["good"] = List(0),
        ["last-day"] = List(0, issued: Ends - 60),
        ["revoked"] = List(1),
        ["suspended"] = List(2),
        ["deleted"] = List(3),
        ["replaced"] = List(12),
        ["withdrawn"] = List(13),
        ["value-7"] = List(7),
        ["of-another-address"] = List(0, uri: ListUri + "0"),
        ["by-unknown-key"] = List(0, Other),
        ["tampered"] = Changed(List(0), 200),
        ["from-the-future"] = List(0, issued: Now + 301),
        ["too-short"] = List(0, size: (Places / 2) - 1),
        ["too-long"] = List(0, size: (Places / 2) + 1),
        ["bomb"] = List(0, size: Places * 32),
        ["over"] = List(0, issued: Now - Day),
        ["by-key-of-no-named-purpose"] = List(0, Any),
        ["by-credential-key"] = List(0, Credential),
        ["by-trust-key"] = List(0, ListOfKeys),
        ["value-4"] = List(4),
        ["value-11"] = List(11),
        ["value-14"] = List(14),
        ["value-15"] = List(15),
        ["good-earlier"] = List(0, issued: Now - 3600),
        ["suspended-earlier"] = List(2, issued: Now - 3600),
        ["by-young-key"] = List(0, YoungStatus),
        ["by-ended-key"] = List(0, Ended),
        ["of-when-young"] = List(0, issued: YoungBegins - 600),
    }.Concat(Forms).ToDictionary(l => l.Key, l => new ListPart(ListUri, Base64Url.EncodeToString(l.Value)));

    private static IEnumerable<KeyValuePair<string, byte[]>> Forms =>
        ListForms.Believed.Concat(ListForms.Refused).Select(f => KeyValuePair.Create(f.Key, f.Value.Bytes));
}
