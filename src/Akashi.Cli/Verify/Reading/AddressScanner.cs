using System.Text;
using System.Text.RegularExpressions;

namespace Akashi.Cli.Verify.Reading;

/// <summary>
/// Finds addresses of codes in bytes that come in parts. An address counts only if something that cannot belong to it follows, or the end of the whole:
/// half of a genuine code would be judged as a forged one.
/// </summary>
internal sealed partial class AddressScanner
{
    /// <summary>So many different addresses of one file are taken.</summary>
    public const int Most = 1000;

    // The longest address that a verifier reads, twice: what may go on in the next part.
    private const int Longest = 2 * 8192;
    private static readonly byte[] Path = "/w/?c="u8.ToArray();
    private readonly List<string> addresses = [];
    private readonly HashSet<string> seen = [];
    private byte[] kept = [];

    /// <summary>The addresses in order, each once.</summary>
    public IReadOnlyList<string> Addresses => addresses;

    /// <summary>Whether a text is the address of a code, and nothing else.</summary>
    public static bool IsAddress(string text) => text.Length <= Longest / 2 && Whole().IsMatch(text);

    /// <summary>Reads the next part.</summary>
    public void Read(ReadOnlySpan<byte> part) => Search([.. kept, .. part], isEnd: false);

    /// <summary>There is no further part, and nothing is missing.</summary>
    public void End() => Search(kept, isEnd: true);

    /// <summary>Takes over what another one found.</summary>
    public void Take(AddressScanner other)
    {
        foreach (var address in other.addresses) Add(address);
    }

    private void Search(byte[] bytes, bool isEnd)
    {
        if (bytes.AsSpan().IndexOf(Path) >= 0)
        {
            var text = Encoding.Latin1.GetString(bytes);
            foreach (Match match in Address().Matches(text))
            {
                if (match.Index + match.Length < text.Length ? EndsAt(text[match.Index + match.Length]) : isEnd) Add(match.Value);
            }
        }
        kept = bytes.Length > Longest ? bytes[^Longest..] : bytes;
    }

    // What ends a text in XML, in a PDF's string, in JSON or in a line.
    private static bool EndsAt(char next) => next is '<' or ')' or '(' or '"' or '\'' or '>' or '&' or '#' || char.IsWhiteSpace(next) || next == '\0';

    private void Add(string address)
    {
        if (addresses.Count < Most && address.Length <= Longest / 2 && seen.Add(address)) addresses.Add(address);
    }

    [GeneratedRegex(@"https?://[A-Za-z0-9.:\[\]-]{1,253}/w/\?c=[A-Za-z0-9_+/=%-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\A\s*https?://[A-Za-z0-9.:\[\]-]{1,253}/w/\?c=[A-Za-z0-9_+/=%-]+\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
