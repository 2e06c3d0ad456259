using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Cards.Portal.Return;

/// <summary>The browser returns here from the agent or the phone. Code, request and session must belong together, and each code works once.</summary>
[Authorize(Policy = Policies.HolderSession)]
internal sealed class ReturnPage(ReturnHandler handler, KnownAgent agent, SecurityLog log) : PageModel
{
    // The code works once: what came of it is kept by its key, so that the page can be shown again in another language.
    private const string Outcome = "return";

    /// <summary>Key of the text: a <see cref="CardFault"/>, or "NotYours".</summary>
    public string Reason { get; private set; } = "NotYours";

    /// <summary>Whether the answer was brought before: then there is nothing wrong, and nothing to do.</summary>
    public bool Before { get; private set; }

    public string Way { get; private set; } = "/";

    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string? code, [FromQuery(Name = "agent")] string? version, [FromQuery] bool? before, CancellationToken ct)
    {
        if (before is true)
        {
            Before = true;
            return Page();
        }
        if (code is null && TempData.Peek(Outcome) is string[] and [var reason, var way])
        {
            (Reason, Way) = (reason, way);
            return Page();
        }
        var home = await handler.HandleAsync(code ?? "", User.SessionId(), ct);
        // Beside a code that is not ours, the version counts for nothing.
        if (home is { MetAgent: true }) agent.Remember(HttpContext, AgentVersion.Read(version));
        // A person who cancelled knows it: nothing went wrong, and the page they came from is the best place to go on.
        if (home is { Fault: null or CardFault.Cancelled }) return Redirect(home.Path);
        if (home is null) log.Note(SecurityEvent.ReturnRefused, HttpContext);
        if (home is { Fault: { } fault }) (Reason, Way) = (fault.ToString(), home.Path);
        TempData[Outcome] = new[] { Reason, Way };
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
