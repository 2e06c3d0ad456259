using Akashi.Service.Platform.Addresses;
using Akashi.Service.Procedures;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Received;

/// <summary>
/// Rows 1.6.1 and 2.6.1: receipt number, time, what happens next and a copy to keep. After the review the page would be out of date, so it
/// leads to the time line instead.
/// </summary>
internal sealed class ReceivedPage(ApplicationStore store) : DraftPage(store)
{
    private protected override bool AlsoAfterSubmission => true;

    /// <summary>Whether staff have begun the review.</summary>
    public bool IsUnderReview => Loaded.Application.State is ApplicationState.UnderReview or ApplicationState.AwaitingSecond;

    /// <summary>Whether it was returned before, corrected and signed again.</summary>
    public bool IsCorrection => Loaded.Signed is { Round: > 1 };

    /// <summary>What the title says.</summary>
    public string Title => PayAt is not null ? "Unpaid" : IsUnderReview ? "UnderReview" : IsCorrection ? "Corrected" : "Submitted";

    /// <summary>When it was signed and received last; null for a draft.</summary>
    public DateTimeOffset? SignedAt => Loaded.Signed?.Check.CheckedAt;

    /// <summary>What has to be paid after the review, or before it; empty if it is free.</summary>
    public IReadOnlyList<FeeItem> Fees => Loaded.Asked.Fees;

    /// <summary>Whether it is paid before the review.</summary>
    public bool PaysFirst => Loaded.Procedure.FeesDue == FeeDue.AtSubmission;

    /// <summary>Address of the page for paying a fee that is due now; null if none is.</summary>
    public string? PayAt => Loaded.Application is { State: ApplicationState.Unpaid, ChargeId: { } charge } ? PaymentsAddresses.CheckOf(charge) : null;

    /// <summary>What stands at the end: name of the effect on an entry that is the holder's, or Entry for one that is new to the holder.</summary>
    public string Last => Loaded is { Procedure.IsAboutEntry: true, Effect: { } effect } ? effect.ToString() : "Entry";

    public IActionResult OnGet() => Loaded.Application.State switch
    {
        ApplicationState.Draft => Redirect(PathOf("check")),
        ApplicationState.Submitted or ApplicationState.Unpaid or ApplicationState.UnderReview or ApplicationState.AwaitingSecond => Page(),
        _ => Redirect(PathOf("timeline")),
    };
}
