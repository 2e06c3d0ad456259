using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Akashi.Hosting;
using Akashi.Hosting.Dates;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>A date or month that is typed into an era and boxes.</summary>
internal abstract class EraBoxes : FieldKind
{
    private protected const string EraPart = ".era";
    private protected const string YearPart = ".year";
    private protected const string MonthPart = ".month";
    private const string ThisDay = "today";
    private static readonly TextLimit Box = TextLimit.Line(20);

    public override bool IsBound(string bound) => bound == ThisDay || IsKept(bound);

    // Stored years, months and days have a fixed number of digits, so their order is that of the text.
    public override int Compare(string value, string other, FieldContext context) => string.CompareOrdinal(value, Bound(other, context));

    public override string SpeakBound(string bound, FieldContext context) => SpeakKept(Bound(bound, context));

    public override FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context)
    {
        var typed = new List<string>();
        foreach (var part in TypedParts)
        {
            if (!TryRead(raw[part], out var text)) return FieldAnswer.Refused(NoDate);
            typed.Add(text);
        }
        if (typed.All(t => t.Length == 0)) return new FieldAnswer("", field.Required ? FieldFault.Missing : null);
        // An unknown era means a Western year; 元 means year 1.
        var era = Enum.TryParse<Era>(raw[EraPart], out var chosen) && Enum.IsDefined(chosen) ? chosen : Era.Western;
        var numbers = typed.Select((t, i) => Number(i == 0 && t == "元" ? "1" : t)).ToList();
        if (numbers.Contains(null) || KeptOf(era, [.. numbers.OfType<int>()]) is not { } kept) return FieldAnswer.Refused(NoDate);
        // What has happened is asked for, unless the catalog says until when.
        var future = field.Rules?.Until is null && Compare(kept, ThisDay, context) > 0;
        return future ? FieldAnswer.Refused(Future) : new FieldAnswer(kept);
    }

    /// <summary>What is typed is no date.</summary>
    private protected abstract FieldFault NoDate { get; }

    /// <summary>It lies in the future.</summary>
    private protected abstract FieldFault Future { get; }

    /// <summary>The stored form of typed numbers; null if there is no such date.</summary>
    private protected abstract string? KeptOf(Era era, IReadOnlyList<int> numbers);

    /// <summary>The stored form that contains a day.</summary>
    private protected abstract string KeptOf(DateOnly day);

    /// <summary>Whether a text is in the stored form.</summary>
    private protected abstract bool IsKept([NotNullWhen(true)] string? text);

    /// <summary>The stored form in the language of the request.</summary>
    private protected abstract string SpeakKept(string kept);

    private string Bound(string bound, FieldContext context) => bound == ThisDay ? KeptOf(context.Today) : bound;

    private static bool TryRead(string raw, out string text)
    {
        var readable = OutsideText.Read(raw, Box, out text) is null;
        text = Narrow(text);
        return readable;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
