using System.Globalization;
using System.Text;
using Akashi.Hosting;

namespace Akashi.Service.Applications.Portal.Attach;

/// <summary>Why a file is refused; each reason has its own text, which says what to do.</summary>
internal enum AttachmentRefusal
{
    /// <summary>The file is empty.</summary>
    Empty,

    /// <summary>The file is larger than the limit.</summary>
    TooLarge,

    /// <summary>The content is neither PDF, JPEG nor PNG.</summary>
    WrongKind,

    /// <summary>The content is not what the name says.</summary>
    NotWhatItsNameSays,

    /// <summary>The document already has the maximum number of files.</summary>
    TooMany,

    /// <summary>The files of the holder's drafts would exceed their common limit.</summary>
    NoRoom,
}

/// <summary>An accepted file.</summary>
/// <param name="Name">Name without folders, control and direction characters; at most 200 UTF-16 units, NFC.</param>
/// <param name="ContentType">Type by content: application/pdf, image/jpeg or image/png.</param>
internal sealed record AcceptedFile(string Name, string ContentType);

/// <summary>Rules for attachments: the size is limited, and the content must be of an accepted kind that agrees with the name.</summary>
internal static class AttachmentRules
{
    /// <summary>Largest file: 10 MiB.</summary>
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>Maximum number of files per document.</summary>
    public const int MaxFiles = 5;

    /// <summary>Limit for the files of all drafts of an account: 200 MiB, enough for four procedures with every possible file.</summary>
    public const long MaxBytesOfDrafts = 20 * MaxBytes;

    private const int MaxNameLength = 200;

    private static readonly Kind[] Kinds =
    [
        new("application/pdf", "%PDF-"u8.ToArray(), [".pdf"]),
        new("image/jpeg", [0xFF, 0xD8, 0xFF], [".jpg", ".jpeg"]),
        new("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [".png"]),
    ];

    /// <summary>Checks a file by name and content; null if it is accepted.</summary>
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

    // Old browsers sent whole paths, and any name is text from outside. Direction marks could display an extension that is not there.
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

    // The end of a name, which includes its extension; never cuts a character in half.
    private static string End(string text, int units)
    {
        if (text.Length <= units) return text;
        var begin = text.Length - units;
        return text[(char.IsLowSurrogate(text[begin]) ? begin + 1 : begin)..];
    }

    private static bool IsShown(Rune rune) => OutsideText.IsCharacter(rune) &&
        Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private sealed record Kind(string ContentType, byte[] Begin, string[] Endings);
}
