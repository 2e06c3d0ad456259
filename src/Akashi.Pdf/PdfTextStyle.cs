namespace Akashi.Pdf;

/// <summary>Where a line is placed in its column.</summary>
public enum PdfAlign
{
    /// <summary>At the left edge.</summary>
    Left,

    /// <summary>Centred.</summary>
    Centre,

    /// <summary>At the right edge.</summary>
    Right,
}

/// <summary>An RGB colour, 0 to 255 each.</summary>
public readonly record struct PdfColor(byte Red, byte Green, byte Blue)
{
    /// <summary>Text.</summary>
    public static PdfColor Ink => new(0x1A, 0x1A, 0x1C);

    /// <summary>Labels and footers: contrast 7:1 on white.</summary>
    public static PdfColor Quiet => new(0x50, 0x54, 0x5C);

    /// <summary>Frame and titles.</summary>
    public static PdfColor Accent => new(0x16, 0x2F, 0x63);

    /// <summary>The seal.</summary>
    public static PdfColor Vermilion => new(0xB7, 0x28, 0x2E);

    /// <summary>Patterns below a text: so light that it is read, copied and scanned as on white.</summary>
    public static PdfColor Pattern => new(0xE8, 0xED, 0xF5);

    /// <summary>Thin lines.</summary>
    public static PdfColor Line => new(0xC4, 0xCA, 0xD6);

    /// <summary>Background of a box.</summary>
    public static PdfColor Ground => new(0xF3, 0xF5, 0xF9);
}

/// <summary>How a text is set.</summary>
/// <param name="Size">Points.</param>
/// <param name="Bold">Weight 700 instead of 400.</param>
public sealed record PdfTextStyle(double Size, bool Bold = false)
{
    /// <summary>Mincho, of one weight, instead of gothic. Default: false.</summary>
    public bool Mincho { get; init; }

    /// <summary>Default: ink.</summary>
    public PdfColor Color { get; init; } = PdfColor.Ink;

    /// <summary>Default: left.</summary>
    public PdfAlign Align { get; init; }

    /// <summary>Text too wide for one line first shrinks to this size at the smallest, then wraps; null to wrap at once.</summary>
    public double? ShrinkTo { get; init; }

    /// <summary>Lines break only between words, also in Japanese, and a word shrinks before it is cut. For names. Default: false.</summary>
    public bool WholeWords { get; init; }

    /// <summary>Points between letters; default 0.</summary>
    public double Tracking { get; init; }

    /// <summary>Line spacing as a multiple of the size; default 1.6.</summary>
    public double Leading { get; init; } = 1.6;

    /// <summary>Body text.</summary>
    public static PdfTextStyle Body { get; } = new(10.5);

    /// <summary>Labels.</summary>
    public static PdfTextStyle Label { get; } = new(9) { Color = PdfColor.Quiet };

    /// <summary>Title of the document.</summary>
    public static PdfTextStyle Title { get; } = new(20, true) { Leading = 1.4, ShrinkTo = 14 };

    /// <summary>Title of a section.</summary>
    public static PdfTextStyle Section { get; } = new(13, true) { Leading = 1.5, Color = PdfColor.Accent };
}
