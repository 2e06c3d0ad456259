using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Akashi.Hosting.Dates;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>A date, typed into three boxes with an era; stored as yyyy-MM-dd.</summary>
internal sealed class DateKind : EraBoxes
{
    /// <summary>There is no such day, or it is outside the chosen era.</summary>
    public static readonly FieldFault NotADate = new(nameof(NotADate));

    /// <summary>The date is after today.</summary>
    public static readonly FieldFault InTheFuture = new(nameof(InTheFuture));

    private const string DayPart = ".day";
    private const string Kept = "yyyy-MM-dd";

    public override string Code => "date";

    public override IReadOnlyList<RegisterFact> MayBind => [RegisterFact.RegisteredOn];

    public override IReadOnlyList<string> Parts { get; } = [EraPart, YearPart, MonthPart, DayPart];

    public override IReadOnlyList<string> TypedParts { get; } = [YearPart, MonthPart, DayPart];

    public override string View => "/Procedures/FieldKinds/_Date.cshtml";

    public override bool IsDay => true;

    private protected override FieldFault NoDate => NotADate;

    private protected override FieldFault Future => InTheFuture;

    /// <summary>What a form sends for a date.</summary>
    public static RawAnswer Typed(Era era, string year, string month, string day) =>
        new(new Dictionary<string, string> { [EraPart] = era.ToString(), [YearPart] = year, [MonthPart] = month, [DayPart] = day });

    /// <summary>Reads a stored date; null if there is none.</summary>
    public static DateOnly? DayOf(string? value) =>
        DateOnly.TryParseExact(value, Kept, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public override string Show(Field field, string value) => DayOf(value) is { } day ? JapaneseDate.FormatBoth(day) : value;

    private protected override string? KeptOf(Era era, IReadOnlyList<int> numbers) =>
        JapaneseDate.From(era, numbers[0], numbers[1], numbers[2]) is { } day ? KeptOf(day) : null;

    private protected override string KeptOf(DateOnly day) => day.ToString(Kept, CultureInfo.InvariantCulture);

    private protected override bool IsKept([NotNullWhen(true)] string? text) => DayOf(text) is not null;

    private protected override string SpeakKept(string kept) => DayOf(kept) is { } day ? ShownDate.On(day) : kept;
}
