using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Journeys;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal;

/// <summary>A page of a draft: finds the holder's own draft before its handler runs. What was submitted leads to its completion page.</summary>
[Authorize(Policy = Policies.Holder)]
internal abstract class DraftPage(ApplicationStore store) : PageModel
{
    /// <summary>The draft of the address.</summary>
    public LoadedApplication Loaded { get; private set; } = null!;

    /// <summary>How such an application is written.</summary>
    public ApplicationJourney Journey => ApplicationJourney.Of(Loaded.Procedure);

    /// <summary>Its place in the journey.</summary>
    public JourneyPage Step => Journey.Get(this);

    /// <summary>Address of the page before this one: of the same draft, or where the draft was begun.</summary>
    public string BackPath => Journey.Before(Step) is { } before ? PathOf(before)
        : Loaded.Application.OpenChangeOf is { } entry ? ApplicationsAddresses.ChangeOf(entry) : ApplicationsAddresses.BeginOf(Loaded.Qualification.Id);

    /// <summary>Address of the page after this one.</summary>
    public string NextPath => PathOf(Journey.After(Step).Name);

    /// <summary>Leads to where something is missing that comes before this page; null where the way to it is free.</summary>
    private protected IActionResult? Detour() => DetourFrom(Step) is { } gap ? Redirect(PathOf(gap)) : null;

    /// <summary>Leads to the next page, or to where something is missing before it.</summary>
    private protected IActionResult GoOn() => Redirect(DetourFrom(Journey.After(Step)) is { } gap ? PathOf(gap) : NextPath);

    private string? DetourFrom(JourneyPage page) => Journey.DetourFrom(page, ApplicationJourney.GapOf(Loaded));

    /// <summary>Address of another page of the same draft.</summary>
    public string PathOf(string page) => ApplicationsAddresses.PageOf(Loaded.Id, page);

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var found = Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id)
            ? await store.FindAsync(id, User.SubjectId(), HttpContext.RequestAborted)
            : null;
        if (found is null) context.Result = NotFound();
        else if (InJourney && ApplicationJourney.Of(found.Procedure).Find(this) is null) context.Result = NotFound();
        else if (found.Application.State != ApplicationState.Draft && !AlsoAfterSubmission) context.Result = Redirect(ApplicationsAddresses.PageOf(id, "received"));
        else
        {
            Loaded = found;
            LookAgainIfOvertaken(await next());
        }
    }

    // Signed in another tab while this page was being answered: what was signed counts, and its page is shown instead of an error.
    private void LookAgainIfOvertaken(PageHandlerExecutedContext done)
    {
        if (done.Exception is not DbUpdateConcurrencyException || done.ExceptionHandled) return;
        done.ExceptionHandled = true;
        done.Result = Redirect(HttpContext.Request.Path);
    }

    /// <summary>Whether the page is there after submission too.</summary>
    private protected virtual bool AlsoAfterSubmission => false;

    /// <summary>Whether it is a page of writing: then there is none where the kind's journey has none.</summary>
    private protected virtual bool InJourney => true;
}
