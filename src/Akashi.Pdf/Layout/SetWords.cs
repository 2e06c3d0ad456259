namespace Akashi.Pdf.Layout;

/// <summary>A text and its English, broken into lines for a column.</summary>
/// <param name="Text">The text.</param>
/// <param name="English">The English; null for none.</param>
/// <param name="BesideAt">Where in the column the English begins, on the last line of the text; null where it stands below.</param>
internal sealed record SetWords(SetText Text, SetText? English, double? BesideAt)
{
    public double LineHeight => Text.LineHeight;

    public double Height => Text.Height + (English is null || BesideAt is not null ? 0 : English.Height);

    /// <summary>How far above the top of the next line the English begins, so that it has the baseline of the text beside it.</summary>
    public double Raised => BesideAt is null ? 0 : LineHeight - Text.Baseline + English!.Baseline;
}
