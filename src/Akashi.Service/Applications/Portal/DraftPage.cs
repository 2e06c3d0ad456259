using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Journeys;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal;

/// <summary>
/// A page of a draft, or of an application returned for correction. Finds the holder's own before the handler runs; any other application leads to its
/// completion page.
/// </summary>
[Authorize(Policy = Policies.Holder)]
internal abstract class DraftPage(ApplicationStore store) : PageModel
{
    /// <summary>The draft that the address names.</summary>
    public LoadedApplication Loaded { get; private set; } = null!;

    /// <summary>The pages of this draft's procedure.</summary>
    public ApplicationJourney Journey => ApplicationJourney.Of(Loaded.Procedure);

    /// <summary>This page's place in the journey.</summary>
    public JourneyPage Step => Journey.Get(this);

    /// <summary>Address of the page before this one: of the same draft, or the page where the draft was begun.</summary>
    public virtual string BackPath => Journey.Before(Step) is { } before ? PathOf(before == AnswerPages.First ? AnswerPages.PathOfLast(Loaded) : before)
        : Loaded.IsReturned ? ApplicationsAddresses.TimelineOf(Loaded.Id)
        : Loaded.Application.OpenChangeOf is { } entry ? ApplicationsAddresses.ChangeOf(entry) : ApplicationsAddresses.BeginOf(Loaded.Qualification.Id);

    /// <summary>Address of the page after this one.</summary>
    public string NextPath => PathOf(Journey.After(Step).Name);

    /// <summary>Redirects to an earlier page on which something is missing; null if this page can be shown.</summary>
    private protected IActionResult? Detour() => DetourFrom(Step) is { } gap ? Redirect(PathOfGap(gap)) : null;

    /// <summary>Redirects to the next page, or to an earlier one on which something is missing.</summary>
    private protected IActionResult GoOn() => Redirect(DetourFrom(Journey.After(Step)) is { } gap ? PathOfGap(gap) : NextPath);

    private string? DetourFrom(JourneyPage page) => Journey.DetourFrom(page, ApplicationJourney.GapOf(Loaded));

    private string PathOfGap(string gap) => PathOf(gap == AnswerPages.First ? AnswerPages.PathOfGap(Loaded) : gap);

    /// <summary>Address of another page of the same draft.</summary>
    public string PathOf(string page) => ApplicationsAddresses.PageOf(Loaded.Id, page);

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var found = Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id)
            ? await FindAsync(id, HttpContext.RequestAborted)
            : null;
        if (found is null) context.Result = NotFound();
        else if (InJourney && ApplicationJourney.Of(found.Procedure).Find(this) is null) context.Result = NotFound();
        else if (!ApplicationMachine.IsWithHolder(found.Application.State) && !AlsoAfterSubmission)
            context.Result = Redirect(ApplicationsAddresses.PageOf(id, "received"));
        else
        {
            Loaded = found;
            LookAgainIfOvertaken(await next());
        }
    }

    // After the submission, what was signed is shown, not what the holder has corrected since.
    private Task<LoadedApplication?> FindAsync(Guid id, CancellationToken ct) =>
        AlsoAfterSubmission ? store.FindAsSignedAsync(id, User.SubjectId(), ct) : store.FindAsync(id, User.SubjectId(), ct);

    // If another tab signs the draft while this request runs, what was signed counts: loading the page again leads there instead of to an error.
    private void LookAgainIfOvertaken(PageHandlerExecutedContext done)
    {
        if (done.Exception is not DbUpdateConcurrencyException || done.ExceptionHandled) return;
        done.ExceptionHandled = true;
        done.Result = Redirect(HttpContext.Request.Path);
    }

    /// <summary>Whether the page is also available after submission.</summary>
    private protected virtual bool AlsoAfterSubmission => false;

    /// <summary>Whether the page belongs to the journey; if so, it does not exist for procedures whose journey lacks it.</summary>
    private protected virtual bool InJourney => true;
}
