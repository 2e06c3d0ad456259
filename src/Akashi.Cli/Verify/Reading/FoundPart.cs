using System.Globalization;

namespace Akashi.Cli.Verify.Reading;

/// <summary>What was found in one place of a file: a code, or why there is none, or an empty page.</summary>
/// <param name="Page">The page, from 1; null where the file as a whole is meant.</param>
/// <param name="Code">The code.</param>
/// <param name="Fault">One of <see cref="Unreadable"/>.</param>
internal sealed record FoundPart(int? Page, string? Code, string? Fault)
{
    private const string CodeWord = "code";
    private const string FaultWord = "fault";
    private const string BlankWord = "blank";
    private const string NoPage = "-";

    /// <summary>Whether it is a page without a mark on it, as a scanner makes of an empty back.</summary>
    public bool IsBlank => Code is null && Fault is null;

    public static FoundPart OfCode(int? page, string code) => new(page, code, null);

    public static FoundPart OfFault(int? page, string fault) => new(page, null, fault);

    public static FoundPart OfBlank(int page) => new(page, null, null);

    /// <summary>As one line between the two processes. A code has no white space.</summary>
    public string ToLine()
    {
        var page = Page?.ToString(CultureInfo.InvariantCulture) ?? NoPage;
        return Code is not null ? $"{CodeWord}\t{page}\t{Code}" : Fault is not null ? $"{FaultWord}\t{page}\t{Fault}" : $"{BlankWord}\t{page}\t";
    }

    /// <summary>Reads such a line; null where it is none.</summary>
    public static FoundPart? Parse(string line)
    {
        if (line.Split('\t') is not [var word, var number, var value]) return null;
        int? page = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        return word switch
        {
            CodeWord when AddressScanner.IsAddress(value) => OfCode(page, value),
            FaultWord when Unreadable.All.Contains(value) => OfFault(page, value),
            BlankWord when page is { } blank => OfBlank(blank),
            _ => null,
        };
    }
}
