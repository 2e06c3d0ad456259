using Akashi.Hosting.Dates;
using Akashi.Service.Cards;
using Akashi.Service.Catalog;

namespace Akashi.Service.Applications;

/// <summary>What became of a comparison.</summary>
internal enum ComparisonResult
{
    /// <summary>One side says nothing, so there is nothing to compare.</summary>
    NotCompared,

    /// <summary>Both say the same; how it is written does not count.</summary>
    Same,

    /// <summary>They say different things.</summary>
    Differs,
}

/// <summary>
/// What the register holds beside what is applied for. Pages and rules ask here whether the two are the same, so that nobody sees
/// "differs" where a rule says "same". White space, width and kinds of hyphen mean nothing; a variant character does.
/// </summary>
internal sealed record Comparison
{
    private Comparison(string? registered, string? applied, ComparisonResult result) => (Registered, Applied, Result) = (registered, applied, result);

    /// <summary>The register's; null where it holds none.</summary>
    public string? Registered { get; }

    /// <summary>The card's or the answer; null where nothing is applied for.</summary>
    public string? Applied { get; }

    public ComparisonResult Result { get; }

    public bool Differs => Result == ComparisonResult.Differs;

    /// <summary>A fact that must be the same on both sides; compared only where both hold it.</summary>
    public static Comparison OfFact(string? registered, string? applied) =>
        new(registered, applied, registered is null || applied is null ? ComparisonResult.NotCompared : ResultOf(FactText.Same(registered, applied)));

    /// <summary>A fact that an application may change; where the register holds none, any value is a change.</summary>
    public static Comparison OfChange(string? registered, string? applied) =>
        new(registered, applied, applied is null ? ComparisonResult.NotCompared : ResultOf(FactText.Same(registered, applied)));

    /// <summary>Registration numbers, both shown without 第 and 号.</summary>
    public static Comparison OfNumber(string? registered, string? applied) =>
        OfFact(registered is null ? null : RegistrationNumber.SearchForm(registered), applied is null ? null : RegistrationNumber.SearchForm(applied));

    /// <summary>Days.</summary>
    public static Comparison OfDay(DateOnly? registered, DateOnly? applied) => OfFact(Text(registered), Text(applied));

    /// <summary>Two things that stand side by side and are not compared.</summary>
    public static Comparison None(string? registered, string? applied) => new(registered, applied, ComparisonResult.NotCompared);

    private static ComparisonResult ResultOf(bool same) => same ? ComparisonResult.Same : ComparisonResult.Differs;

    private static string? Text(DateOnly? day) => day is { } known ? JapaneseDate.FormatBoth(known) : null;
}

/// <summary>A comparison with the words before it.</summary>
/// <param name="Label">Label as shown.</param>
/// <param name="Comparison">The two sides.</param>
internal sealed record ComparedItem(string Label, Comparison Comparison);
