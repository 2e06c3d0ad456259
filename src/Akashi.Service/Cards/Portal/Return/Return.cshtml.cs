using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Cards.Portal.Return;

/// <summary>Where the browser comes home from the agent: code, request and session must belong together, once.</summary>
[Authorize(Policy = Policies.HolderSession)]
internal sealed class ReturnPage(ReturnHandler handler, KnownAgent agent, SecurityLog log) : PageModel
{
    /// <summary>Key of the words: a <see cref="CardFault"/>, or "NotYours".</summary>
    public string Reason { get; private set; } = "NotYours";

    public string Way { get; private set; } = "/";

    public async Task<IActionResult> OnGetAsync([FromQuery] string? code, CancellationToken ct)
    {
        var home = await handler.HandleAsync(code ?? "", User.SessionId(), ct);
        if (home is not null) agent.Remember(HttpContext);
        // Who gave up in the agent knows: nothing went wrong, and the page where she was says it best.
        if (home is { Fault: null or CardFault.Cancelled }) return Redirect(home.Path);
        if (home is null) log.Note(SecurityEvent.ReturnRefused, HttpContext);
        if (home is { Fault: { } fault }) (Reason, Way) = (fault.ToString(), home.Path);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
