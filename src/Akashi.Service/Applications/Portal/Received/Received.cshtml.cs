using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Received;

/// <summary>
/// Rows 1.6.1 and 2.6.1: received; receipt number, time, what happens next, a copy to keep. Once the review is over it would say what is no longer true:
/// then the time line is there instead.
/// </summary>
internal sealed class ReceivedPage(ApplicationStore store) : DraftPage(store)
{
    private protected override bool AlsoAfterSubmission => true;

    /// <summary>Whether staff have begun to look at it.</summary>
    public bool IsUnderReview => Loaded.Application.State == ApplicationState.UnderReview;

    public IActionResult OnGet() => Loaded.Application.State switch
    {
        ApplicationState.Draft => Redirect(PathOf("check")),
        ApplicationState.Submitted or ApplicationState.UnderReview => Page(),
        _ => Redirect(PathOf("timeline")),
    };
}
