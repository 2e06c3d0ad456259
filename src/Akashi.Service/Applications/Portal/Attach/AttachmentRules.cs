using System.Globalization;
using System.Text;
using Akashi.Hosting;

namespace Akashi.Service.Applications.Portal.Attach;

/// <summary>Why a file is not taken; each has its own words and says what to do.</summary>
internal enum AttachmentRefusal
{
    /// <summary>It has no content.</summary>
    Empty,

    /// <summary>It is larger than the limit.</summary>
    TooLarge,

    /// <summary>Neither PDF nor JPEG nor PNG by its content.</summary>
    WrongKind,

    /// <summary>Its content is not what its name says.</summary>
    NotWhatItsNameSays,

    /// <summary>The document has as many files as it may have.</summary>
    TooMany,

    /// <summary>The holder's drafts together have no room for it.</summary>
    NoRoom,
}

/// <summary>A file as it will be kept.</summary>
/// <param name="Name">Without folders, control and direction characters removed, at most 200 UTF-16 units, NFC.</param>
/// <param name="ContentType">By content: application/pdf, image/jpeg or image/png.</param>
internal sealed record AcceptedFile(string Name, string ContentType);

/// <summary>Rules of attachments: size, and kind by content, which must agree with the name.</summary>
internal static class AttachmentRules
{
    /// <summary>Largest file: 10 MiB.</summary>
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>Most files of one document.</summary>
    public const int MaxFiles = 5;

    /// <summary>Most that the files of all drafts of one account may take together: 200 MiB, four procedures with all that can be attached.</summary>
    public const long MaxBytesOfDrafts = 20 * MaxBytes;

    private const int MaxNameLength = 200;

    private static readonly Kind[] Kinds =
    [
        new("application/pdf", "%PDF-"u8.ToArray(), [".pdf"]),
        new("image/jpeg", [0xFF, 0xD8, 0xFF], [".jpg", ".jpeg"]),
        new("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [".png"]),
    ];

    /// <summary>Decides on a file from its name and content.</summary>
    public static AttachmentRefusal? Check(string name, ReadOnlySpan<byte> content, out AcceptedFile? file)
    {
        file = null;
        if (content.IsEmpty) return AttachmentRefusal.Empty;
        if (content.Length > MaxBytes) return AttachmentRefusal.TooLarge;
        var kind = KindOf(content);
        if (kind is null) return AttachmentRefusal.WrongKind;
        var plain = PlainName(name);
        if (!kind.Endings.Contains(Path.GetExtension(plain).ToLowerInvariant())) return AttachmentRefusal.NotWhatItsNameSays;
        file = new AcceptedFile(plain, kind.ContentType);
        return null;
    }

    private static Kind? KindOf(ReadOnlySpan<byte> content)
    {
        foreach (var kind in Kinds)
        {
            if (content.StartsWith(kind.Begin)) return kind;
        }
        return null;
    }

    // Browsers of old sent whole paths; a name is text from outside all the same. Direction marks would show an ending that is not there.
    private static string PlainName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder();
        var marks = 0;
        foreach (var rune in End(last, 4 * MaxNameLength).EnumerateRunes().Where(IsShown))
        {
            marks = OutsideText.IsMark(rune) ? marks + 1 : 0;
            if (marks <= OutsideText.MostMarks) clean.Append(rune.ToString());
        }
        OutsideText.Read(clean.ToString(), new TextLimit(OutsideText.MostUnits, OutsideText.MostUnits), out var text);
        return End(text, MaxNameLength);
    }

    // The last units of a name, with its ending; never half a character.
    private static string End(string text, int units)
    {
        if (text.Length <= units) return text;
        var begin = text.Length - units;
        return text[(char.IsLowSurrogate(text[begin]) ? begin + 1 : begin)..];
    }

    private static bool IsShown(Rune rune) => OutsideText.IsCharacter(rune) &&
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private sealed record Kind(string ContentType, byte[] Begin, string[] Endings);
}
