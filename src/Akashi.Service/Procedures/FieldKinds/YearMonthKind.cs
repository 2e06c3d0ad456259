using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Akashi.Hosting.Dates;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>A month, typed into two boxes with an era; stored as yyyy-MM. A month in which an era begins belongs to both eras.</summary>
internal sealed class YearMonthKind : EraBoxes
{
    /// <summary>There is no such month, or it is outside the chosen era.</summary>
    public static readonly FieldFault NotAMonth = new(nameof(NotAMonth));

    /// <summary>The month is after this one.</summary>
    public static readonly FieldFault InTheFuture = new(nameof(InTheFuture));

    private const string Kept = "yyyy-MM";

    public override string Code => "year-month";

    public override IReadOnlyList<string> Parts { get; } = [EraPart, YearPart, MonthPart];

    public override IReadOnlyList<string> TypedParts { get; } = [YearPart, MonthPart];

    public override string View => "/Procedures/FieldKinds/_YearMonth.cshtml";

    private protected override FieldFault NoDate => NotAMonth;

    private protected override FieldFault Future => InTheFuture;

    /// <summary>What a form sends for a month.</summary>
    public static RawAnswer Typed(Era era, string year, string month) =>
        new(new Dictionary<string, string> { [EraPart] = era.ToString(), [YearPart] = year, [MonthPart] = month });

    /// <summary>The last day of a stored month; null if there is none.</summary>
    public static DateOnly? EndOf(string? value) =>
        DateOnly.TryParseExact(value + "-01", Kept + "-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? first.AddDays(DateTime.DaysInMonth(first.Year, first.Month) - 1)
            : null;

    public override string Show(Field field, string value) => EndOf(value) is { } end ? JapaneseDate.FormatMonth(end) : value;

    private protected override string? KeptOf(Era era, IReadOnlyList<int> numbers) =>
        JapaneseDate.MonthFrom(era, numbers[0], numbers[1]) is { } first ? KeptOf(first) : null;

    private protected override string KeptOf(DateOnly day) => day.ToString(Kept, CultureInfo.InvariantCulture);

    private protected override bool IsKept([NotNullWhen(true)] string? text) => EndOf(text) is not null;

    private protected override string SpeakKept(string kept) => EndOf(kept) is { } end ? ShownDate.InMonth(end) : kept;
}
