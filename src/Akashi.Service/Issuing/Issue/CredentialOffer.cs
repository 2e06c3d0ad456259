using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Issuing.Issue;

/// <summary>What the holder of a registration can choose for a credential now (row 3.7.4).</summary>
/// <param name="MayOmit">What can be left out: what the procedure allows, the register has, and the layout of codes contains.</param>
/// <param name="Days">The last days that can be chosen; null where the layout has no end of its own, or no day is left.</param>
/// <param name="LongestEnd">When it ends if no day is chosen.</param>
internal sealed record CredentialOffer(IReadOnlyList<OmittableFact> MayOmit, LastDays? Days, DateTimeOffset LongestEnd)
{
    /// <summary>Whether a choice is among what is offered.</summary>
    public bool Holds(CredentialChoice choice) =>
        choice.LeftOut.Facts.All(MayOmit.Contains) && (choice.LastDay is not { } day || Days?.Contain(day) == true);

    /// <summary>When a credential of that choice ends.</summary>
    public DateTimeOffset EndOf(CredentialChoice choice) => choice.LastDay is { } day ? EndRules.EndOf(day) : LongestEnd;
}

/// <summary>Finds out what can be chosen.</summary>
internal sealed class CredentialOffers(ProceduresFace procedures, CodeWriter code, IssuerKeys keys, TimeProvider clock)
{
    public CredentialOffer Of(RegistrationView registration, QualificationBody body)
    {
        var (key, at) = (keys.OfCodes, clock.GetUtcNow());
        var end = code.EndOf(key, body, at, lastDay: null);
        var allowed = procedures.InitialOf(registration.QualificationId).MayOmit ?? [];
        var days = code.DaysFor(key, body, at);
        return new CredentialOffer(
            [.. allowed.Where(f => Has(registration.Facts, f)).Order()], days is { IsEmpty: false } ? days : null, end);
    }

    /// <summary>What a code of today's layout never contains.</summary>
    public LeftOut NeverIn => code.HasOwnEnd ? LeftOut.Nothing : new LeftOut([OmittableFact.Kana, OmittableFact.FormerName]);

    private bool Has(RegistrationFacts facts, OmittableFact fact) => !NeverIn.Facts.Contains(fact) && fact switch
    {
        OmittableFact.Kana => facts.Kana is not null,
        OmittableFact.FormerName => facts.FormerName is not null,
        _ => true,
    };
}
