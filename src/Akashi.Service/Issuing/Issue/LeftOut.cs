using Akashi.Credentials.Format;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Issuing.Issue;

/// <summary>What a holder leaves out of a credential (decision 0032).</summary>
/// <param name="Facts">The facts, each once.</param>
internal sealed record LeftOut(IReadOnlyCollection<OmittableFact> Facts)
{
    /// <summary>Everything is in it: today's default.</summary>
    public static LeftOut Nothing { get; } = new([]);

    /// <summary>The first fact that a procedure does not let be left out; null where it allows them all.</summary>
    public OmittableFact? FirstBeyond(Procedure procedure) =>
        Facts.Where(f => procedure.MayOmit?.Contains(f) != true).Order().Cast<OmittableFact?>().FirstOrDefault();

    /// <summary>Both together.</summary>
    public LeftOut With(LeftOut other) => new([.. Facts.Union(other.Facts)]);

    /// <summary>The facts without those that are left out.</summary>
    public CredentialFacts Of(CredentialFacts facts) => facts with
    {
        BirthOn = Facts.Contains(OmittableFact.BirthDate) ? null : facts.BirthOn,
        Kana = Facts.Contains(OmittableFact.Kana) ? null : facts.Kana,
        FormerName = Facts.Contains(OmittableFact.FormerName) ? null : facts.FormerName,
    };

    /// <summary>What was left out of facts: what the register had when they were signed, and they do not contain.</summary>
    /// <param name="inside">Facts in a credential.</param>
    /// <param name="atIssue">Facts of the version of the entry on which it was issued.</param>
    public static LeftOut From(CredentialFacts inside, RegistrationFacts atIssue)
    {
        var found = new List<OmittableFact>();
        if (inside.BirthOn is null) found.Add(OmittableFact.BirthDate);
        if (inside.Kana is null && atIssue.Kana is not null) found.Add(OmittableFact.Kana);
        if (inside.FormerName is null && atIssue.FormerName is not null) found.Add(OmittableFact.FormerName);
        return new LeftOut(found);
    }
}
