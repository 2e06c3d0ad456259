using System.Globalization;
using Akashi.Hosting;
using Akashi.Hosting.Dates;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>A date, typed into three boxes with an era; stored as yyyy-MM-dd.</summary>
internal sealed class DateKind : FieldKind
{
    /// <summary>There is no such day, or it is outside the chosen era.</summary>
    public static readonly FieldFault NotADate = new(nameof(NotADate));

    /// <summary>The date is after today.</summary>
    public static readonly FieldFault InTheFuture = new(nameof(InTheFuture));

    private const string EraPart = ".era";
    private const string YearPart = ".year";
    private const string MonthPart = ".month";
    private const string DayPart = ".day";
    private const string Kept = "yyyy-MM-dd";
    private static readonly TextLimit Box = TextLimit.Line(20);

    public override string Code => "date";

    public override IReadOnlyList<RegisterFact> MayBind => [RegisterFact.RegisteredOn];

    public override IReadOnlyList<string> Parts { get; } = [EraPart, YearPart, MonthPart, DayPart];

    public override IReadOnlyList<string> TypedParts { get; } = [YearPart, MonthPart, DayPart];

    public override string View => "/Procedures/FieldKinds/_Date.cshtml";

    /// <summary>What a form sends for a date.</summary>
    public static RawAnswer Typed(Era era, string year, string month, string day) =>
        new(new Dictionary<string, string> { [EraPart] = era.ToString(), [YearPart] = year, [MonthPart] = month, [DayPart] = day });

    /// <summary>Reads a stored date; null if there is none.</summary>
    public static DateOnly? DayOf(string? value) =>
        DateOnly.TryParseExact(value, Kept, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public override FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context)
    {
        if (!TryRead(raw[YearPart], out var year) || !TryRead(raw[MonthPart], out var month) || !TryRead(raw[DayPart], out var day))
            return FieldAnswer.Refused(NotADate);
        if (year.Length + month.Length + day.Length == 0) return new FieldAnswer("", field.Required ? FieldFault.Missing : null);
        // An unknown era means a Western year; 元 means year 1.
        var era = Enum.TryParse<Era>(raw[EraPart], out var chosen) ? chosen : Era.Western;
        if (!Number(year == "元" ? "1" : year, out var y) || !Number(month, out var m) || !Number(day, out var d)) return FieldAnswer.Refused(NotADate);
        if (JapaneseDate.From(era, y, m, d) is not { } date) return FieldAnswer.Refused(NotADate);
        return date > context.Today ? FieldAnswer.Refused(InTheFuture) : new FieldAnswer(date.ToString(Kept, CultureInfo.InvariantCulture));
    }

    public override string Show(string value) => DayOf(value) is { } day ? JapaneseDate.FormatBoth(day) : value;

    private static bool TryRead(string raw, out string text)
    {
        var readable = OutsideText.Read(raw, Box, out text) is null;
        text = Narrow(text);
        return readable;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
