using Akashi.Hosting.Dates;
using Akashi.Service.Cards;
using Akashi.Service.Catalog;

namespace Akashi.Service.Applications;

/// <summary>Result of a comparison.</summary>
public enum ComparisonResult
{
    /// <summary>Not compared, for example because one side has no value.</summary>
    NotCompared,

    /// <summary>Both sides say the same, apart from differences in writing that mean nothing.</summary>
    Same,

    /// <summary>The sides say different things.</summary>
    Differs,
}

/// <summary>
/// What the register holds, compared with what is applied for. Pages and rules share this comparison, so that no page shows
/// "differs" where a rule finds "same". White space, width and kinds of hyphen are ignored; variant characters are not.
/// </summary>
public sealed record Comparison
{
    private Comparison(string? registered, string? applied, ComparisonResult result) => (Registered, Applied, Result) = (registered, applied, result);

    /// <summary>The register's value; null if it holds none.</summary>
    public string? Registered { get; }

    /// <summary>The value from the card or the answers; null if nothing is applied for.</summary>
    public string? Applied { get; }

    /// <summary>The result.</summary>
    public ComparisonResult Result { get; }

    /// <summary>Whether the sides say different things.</summary>
    public bool Differs => Result == ComparisonResult.Differs;

    /// <summary>A fact that must be the same on both sides; compared only if both sides hold it.</summary>
    public static Comparison OfFact(string? registered, string? applied) =>
        new(registered, applied, registered is null || applied is null ? ComparisonResult.NotCompared : ResultOf(FactText.Same(registered, applied)));

    /// <summary>A fact that an application may change; if the register holds none, any value is a change.</summary>
    public static Comparison OfChange(string? registered, string? applied) =>
        new(registered, applied, applied is null ? ComparisonResult.NotCompared : ResultOf(FactText.Same(registered, applied)));

    /// <summary>Registration numbers, both shown in search form.</summary>
    public static Comparison OfNumber(string? registered, string? applied) =>
        OfFact(registered is null ? null : RegistrationNumber.SearchForm(registered), applied is null ? null : RegistrationNumber.SearchForm(applied));

    /// <summary>Dates, both as pages write them.</summary>
    public static Comparison OfDay(DateOnly? registered, DateOnly? applied) => OfFact(Text(registered), Text(applied));

    /// <summary>Two values that are shown side by side without being compared.</summary>
    public static Comparison None(string? registered, string? applied) => new(registered, applied, ComparisonResult.NotCompared);

    private static ComparisonResult ResultOf(bool same) => same ? ComparisonResult.Same : ComparisonResult.Differs;

    private static string? Text(DateOnly? day) => day is { } known ? ShownDate.On(known) : null;
}
