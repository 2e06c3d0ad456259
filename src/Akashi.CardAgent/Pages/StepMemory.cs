using Akashi.Card;
using Akashi.CardAgent.Portal;

namespace Akashi.CardAgent.Pages;

/// <summary>What the page after a redirect must say once.</summary>
internal sealed class StepMemory
{
    public string? Error { get; set; }

    public CardFault? CardFault { get; set; }

    public PortalFault? Fault { get; set; }

    public string? TakeError()
    {
        var taken = Error;
        Error = null;
        return taken;
    }

    public CardFault? TakeCardFault()
    {
        var taken = CardFault;
        CardFault = null;
        return taken;
    }

    public PortalFault? TakePortalFault()
    {
        var taken = Fault;
        Fault = null;
        return taken;
    }
}

/// <summary>303: the browser goes on with GET, so that the portal's Lax cookie goes with it.</summary>
/// <param name="to">Where.</param>
internal sealed class SeeOther(Uri to) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = to.AbsoluteUri;
        return Task.CompletedTask;
    }
}
