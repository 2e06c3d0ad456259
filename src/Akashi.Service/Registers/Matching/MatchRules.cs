using Akashi.Service.Cards;
using Akashi.Service.Catalog;

namespace Akashi.Service.Registers.Matching;

/// <summary>An entry with everything that it ever said.</summary>
/// <param name="Entry">The entry as it is now.</param>
/// <param name="Before">The facts of its earlier versions.</param>
internal sealed record KnownEntry(RegistrationView Entry, IReadOnlyList<RegistrationFacts> Before);

/// <summary>Which of some entries a claim is about. A function of claim and entries.</summary>
internal static class MatchRules
{
    /// <summary>The most candidates that are put to staff.</summary>
    public const int Most = 5;

    /// <summary>Decides which entry it is.</summary>
    /// <param name="claim">What is claimed.</param>
    /// <param name="entries">The entries with its number or date of birth.</param>
    public static RegisterMatch Decide(MatchClaim claim, IEnumerable<KnownEntry> entries)
    {
        var all = entries.Select(e => Compare(claim, e)).Where(c => IsCandidate(claim, c))
            .OrderByDescending(c => c.IsByNumber).ThenByDescending(Weight).ThenBy(c => c.Entry.Number, StringComparer.Ordinal)
            .Take(Most).ToList();
        if (all.Count == 0) return new RegisterMatch.None();
        return IsClear(claim, all[0]) ? new RegisterMatch.Clear(all[0]) : new RegisterMatch.Unclear(all);
    }

    /// <summary>Compares each fact.</summary>
    public static MatchCandidate Compare(MatchClaim claim, KnownEntry known)
    {
        var (entry, facts, read) = (known.Entry, known.Entry.Facts, claim.Facts);
        return new MatchCandidate(entry, new Dictionary<MatchFact, Agreement>
        {
            [MatchFact.Number] = OfNumber(claim.Number, entry.Number),
            [MatchFact.RegisteredOn] = OfValue(claim.RegisteredOn, facts.RegisteredOn),
            [MatchFact.Name] = OfName(claim, known),
            [MatchFact.Kana] = OfText(claim.Kana, facts.Kana, known.Before.Select(f => f.Kana), MatchForms.Kana),
            [MatchFact.Birth] = OfValue<DateOnly>(read.BirthOn, facts.BirthOn),
            [MatchFact.Sex] = OfValue(read.Sex.Known(), facts.Sex.Known()),
            [MatchFact.Address] = OfText(read.Address, facts.Address, known.Before.Select(f => f.Address), MatchForms.Address),
        });
    }

    // Everything by which acceptance judges the person, without a doubt; an address may be an old one.
    private static bool IsClear(MatchClaim claim, MatchCandidate one) =>
        one.Entry.Status == RegistrationStatus.Active
        && (one.Entry.AccountId is null || one.Entry.AccountId == claim.AccountId)
        && new[] { MatchFact.Number, MatchFact.Name, MatchFact.Birth, MatchFact.Sex }.All(f => one.Facts[f] == Agreement.Same)
        && one.Facts[MatchFact.RegisteredOn] != Agreement.Differs
        && one.Facts[MatchFact.Kana] != Agreement.Differs;

    // By its number, whoever's it is: staff must see that it is another's. Otherwise born on the same day, of no other sex, and one thing more.
    private static bool IsCandidate(MatchClaim claim, MatchCandidate one)
    {
        if (one.IsByNumber) return true;
        if (one.Facts[MatchFact.Birth] != Agreement.Same || one.Facts[MatchFact.Sex] == Agreement.Differs) return false;
        if (new[] { MatchFact.Number, MatchFact.Name, MatchFact.Kana, MatchFact.Address }.Any(f => Agrees(one.Facts[f]))) return true;
        // Many are registered on one day: the same given name too.
        return Agrees(one.Facts[MatchFact.RegisteredOn]) && SameForm(GivenOf(claim.Kana), GivenOf(one.Entry.Facts.Kana), MatchForms.Kana);
    }

    private static bool Agrees(Agreement agreement) => agreement is Agreement.Same or Agreement.Written or Agreement.Former;

    private static int Weight(MatchCandidate one) => one.Facts.Values.Sum(a => a switch
    {
        Agreement.Same => 3,
        Agreement.Written or Agreement.Former => 2,
        _ => 0,
    });

    private static Agreement OfNumber(string? claimed, string registered)
    {
        if (claimed is null) return Agreement.NotCompared;
        if (claimed == RegistrationNumber.SearchForm(registered)) return Agreement.Same;
        return SameForm(claimed, registered, MatchForms.Number) ? Agreement.Written : Agreement.Differs;
    }

    private static Agreement OfValue<T>(T? claimed, T? registered)
        where T : struct
    {
        if (claimed is not { } one || registered is not { } other) return Agreement.NotCompared;
        return one.Equals(other) ? Agreement.Same : Agreement.Differs;
    }

    private static Agreement OfText(string? claimed, string? registered, IEnumerable<string?> before, Func<string, string> form)
    {
        if (string.IsNullOrEmpty(claimed) || string.IsNullOrEmpty(registered)) return Agreement.NotCompared;
        if (FactText.Same(claimed, registered)) return Agreement.Same;
        if (SameForm(claimed, registered, form)) return Agreement.Written;
        return before.OfType<string>().Any(b => SameForm(claimed, b, form)) ? Agreement.Former : Agreement.Differs;
    }

    // A former name is often only a surname; then it goes with the given name of today.
    private static Agreement OfName(MatchClaim claim, KnownEntry known)
    {
        var now = OfText(claim.Facts.Name, known.Entry.Facts.Name, [], MatchForms.Name);
        if (now != Agreement.Differs) return now;
        var theirs = FormsOf(claim.Facts.Name, claim.FormerName);
        var ours = known.Before.Append(known.Entry.Facts).SelectMany(f => FormsOf(f.Name, f.FormerName));
        return theirs.Intersect(ours).Any() ? Agreement.Former : Agreement.Differs;
    }

    private static IEnumerable<string> FormsOf(string name, string? former)
    {
        string[] names = former is null ? [name] : [name, former, former + GivenOf(name)];
        return names.Select(MatchForms.Name).Where(f => f.Length > 0);
    }

    // What follows the first white space; empty if there is none.
    private static string GivenOf(string? name)
    {
        var parts = (name ?? "").Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 ? parts[1] : "";
    }

    private static bool SameForm(string one, string other, Func<string, string> form) => form(one) is { Length: > 0 } mine && mine == form(other);
}
