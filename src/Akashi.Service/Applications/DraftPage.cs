using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Applications;

/// <summary>A page of a draft: finds the holder's own draft before its handler runs. What was submitted leads to its completion page.</summary>
[Authorize(Policy = Policies.Holder)]
internal abstract class DraftPage(Drafts drafts) : PageModel
{
    /// <summary>The draft of the address.</summary>
    public OpenApplication Open { get; private set; } = null!;

    /// <summary>Address of another page of the same draft.</summary>
    public string PathOf(string page) => $"/applications/{Open.Id}/{page}";

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var found = Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id)
            ? await drafts.FindAsync(id, User.SubjectId(), HttpContext.RequestAborted)
            : null;
        if (found is null) context.Result = NotFound();
        else if (found.Application.State != ApplicationState.Draft && !AlsoAfterSubmission) context.Result = Redirect($"/applications/{id}/complete");
        else
        {
            Open = found;
            await next();
        }
    }

    /// <summary>Whether the page is there after submission too.</summary>
    private protected virtual bool AlsoAfterSubmission => false;
}
