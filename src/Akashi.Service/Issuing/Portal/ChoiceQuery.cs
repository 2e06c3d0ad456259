using System.Globalization;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Procedures;

namespace Akashi.Service.Issuing.Portal;

/// <summary>A choice in an address, between the page that asks for it and the one that shows what follows. No fact of a person is in it.</summary>
internal static class ChoiceQuery
{
    private const string Without = "without";
    private const string Until = "until";
    private const string Day = "yyyy-MM-dd";

    /// <summary>A day in the form of addresses and of date boxes.</summary>
    public static string Write(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>The query, with its question mark; empty for everything as long as possible.</summary>
    public static string Write(CredentialChoice choice)
    {
        var parts = choice.LeftOut.Facts.Order().Select(f => $"{Without}={f}");
        if (choice.LastDay is { } day) parts = parts.Append($"{Until}={Write(day)}");
        return string.Join('&', parts) is { Length: > 0 } query ? "?" + query : "";
    }

    /// <summary>Reads a query; null if it is none of ours.</summary>
    public static CredentialChoice? Read(IQueryCollection query)
    {
        if (ReadFacts(query[Without]) is not { } facts) return null;
        if (query[Until].ToString() is not { Length: > 0 } until) return new CredentialChoice(facts, null);
        return ReadDay(until) is { } day ? new CredentialChoice(facts, day) : null;
    }

    /// <summary>The facts that are named; null if something else is.</summary>
    public static LeftOut? ReadFacts(IReadOnlyCollection<string?> names)
    {
        var facts = Enum.GetValues<OmittableFact>().Where(f => names.Contains(f.ToString())).ToList();
        return facts.Count == names.Count ? new LeftOut(facts) : null;
    }

    /// <summary>A day as a date box sends it; null if it is none.</summary>
    public static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text.Trim(), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
