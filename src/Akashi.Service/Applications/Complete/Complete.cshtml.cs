using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Complete;

/// <summary>Rows 1.6.1 and 2.6.1: received; receipt number, time, what happens next, a copy to keep.</summary>
internal sealed class CompletePage(Drafts drafts) : DraftPage(drafts)
{
    private protected override bool AlsoAfterSubmission => true;

    public IActionResult OnGet() => Open.Application.State == ApplicationState.Draft ? Redirect(PathOf("check")) : Page();
}
