using Akashi.Service.Issuing.Issue;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Issuing.Portal;

/// <summary>What whoever reads the code of a credential sees: the facts that it would contain, and its end (row 3.7.4).</summary>
/// <param name="Qualification">Its qualification.</param>
/// <param name="Registration">Its registration.</param>
/// <param name="LeftOut">What it does not contain.</param>
/// <param name="EndsAt">When it ends.</param>
internal sealed record Seen(Catalog.Qualification Qualification, RegistrationView Registration, LeftOut LeftOut, DateTimeOffset EndsAt)
{
    /// <summary>The former name; null if it is not in it.</summary>
    public string? FormerName => Holds(OmittableFact.FormerName) ? Registration.Facts.FormerName : null;

    /// <summary>The reading of the name; null if it is not in it.</summary>
    public string? Kana => Holds(OmittableFact.Kana) ? Registration.Facts.Kana : null;

    /// <summary>The date of birth; null if it is not in it.</summary>
    public DateOnly? BirthOn => Holds(OmittableFact.BirthDate) ? Registration.Facts.BirthOn : null;

    private bool Holds(OmittableFact fact) => !LeftOut.Facts.Contains(fact);
}
