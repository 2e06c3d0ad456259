using System.Buffers;
using System.Text;
using Akashi.Cli.Verify.Reading;

namespace Akashi.Cli.Verify;

/// <summary>A text with one code per line.</summary>
internal static class ListOfCodes
{
    private const long LargestFile = 64 * 1024 * 1024;
    private const int LongestLine = 8192;

    // No credential has a shorter code.
    private const int ShortestValue = 60;
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=%");

    /// <summary>Whether a line is meant as a code: an address, or a value alone.</summary>
    public static bool IsMeantAsCode(string line) =>
        line.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || (line.Length >= ShortestValue && !line.AsSpan().ContainsAnyExcept(Alphabet));

    /// <summary>The lines of a list. A text without any code is no list, and told in one line.</summary>
    /// <param name="file">The text.</param>
    /// <param name="named">How to call it.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<FoundCode> Of(string file, string named)
    {
        if (new FileInfo(file).Length > LargestFile) return [Fault(Unreadable.TooLarge)];
        return Lines(file).Any(IsMeantAsCode)
            ? Lines(file).Select((line, index) => Of(line, new CodeSource(named, Line: index + 1))).OfType<FoundCode>()
            : [Fault(Unreadable.NoCode)];

        FoundCode Fault(string reason) => new(new CodeSource(named), null, CodeVerdict.CannotRead(reason));
    }

    // Null for an empty line.
    private static FoundCode? Of(string line, CodeSource source) =>
        line.Length == 0 ? null
            : IsMeantAsCode(line) ? new FoundCode(source, line, null)
            : new FoundCode(source, null, CodeVerdict.CannotRead(Unreadable.NotACode));

    // Without surrounding white space. Of a line that is too long for a code only the beginning is kept.
    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(file);
        var (part, line) = (new char[LongestLine], new StringBuilder());
        while (reader.Read(part) is > 0 and var length)
        {
            for (var i = 0; i < length; i++)
            {
                if (part[i] == '\n')
                {
                    yield return Take(line);
                }
                else if (line.Length <= LongestLine)
                {
                    line.Append(part[i]);
                }
            }
        }
        yield return Take(line);
    }

    private static string Take(StringBuilder line)
    {
        var text = line.ToString().Trim();
        line.Clear();
        return text;
    }
}
