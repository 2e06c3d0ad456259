using Akashi.Service.Accounts.Binding;
using Akashi.Service.Cards;

namespace Akashi.Service.Accounts.Join;

/// <summary>
/// Whether two signatures are those of one person, as far as certificates can tell: name, birth date and sex. Equal facts only permit a join; what joins
/// are both keys, proven in one session.
/// </summary>
internal static class JoinRules
{
    /// <summary>
    /// Names of the facts that differ: "name", "birth", "sex". A fact that a certificate lacks counts as different, because nothing here depends on a guess.
    /// </summary>
    public static IReadOnlyList<string> Differences(CertifiedFacts one, CertifiedFacts other)
    {
        var found = new List<string>();
        if (one.Name.Length == 0 || !FactText.Same(one.Name, other.Name)) found.Add("name");
        if (one.BirthOn is not { } birth || birth != other.BirthOn) found.Add("birth");
        if (one.Sex.Known() is not { } sex || sex != other.Sex.Known()) found.Add("sex");
        return found;
    }

    /// <summary>Names of the facts of a signature that differ from what either account is bound to (C15): "birth", "sex".</summary>
    public static IReadOnlyList<string> Contradictions(OpenJoin open, CertifiedFacts facts) =>
    [
        .. new[] { open.Account, open.Other }.OfType<Account>()
            .SelectMany(a => BindingRules.Contradictions(a, facts.BirthOn, facts.Sex.Known())).Distinct(),
    ];
}
