using Akashi.Hosting.Dates;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Issuing.Portal;

/// <summary>Why a credential was not issued, in words for its holder.</summary>
internal sealed class IssueRefusals(TextsOf<IssueRefusals> texts)
{
    /// <summary>The words; null if it was issued, or the page itself says why not.</summary>
    public string? WordsOf(IssueOutcome outcome) => outcome switch
    {
        IssueOutcome.CannotBeDrawn missing => texts["CannotBeDrawn", missing.Character],
        IssueOutcome.NoKey => texts["NoKey"],
        IssueOutcome.NotStamped => texts["NotStamped"],
        IssueOutcome.MustBeIn => texts["MustBeIn"],
        IssueOutcome.WrongEnd { Days: var days } => texts["WrongEnd", ShownDate.On(days.First), ShownDate.On(days.Last)],
        _ => null,
    };
}
