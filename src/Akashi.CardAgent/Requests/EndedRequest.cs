using Akashi.CardAgent.Portal;

namespace Akashi.CardAgent.Requests;

/// <summary>A request that ended. A second press or a reload gets the same answer as the first.</summary>
/// <param name="FormToken">The token of its forms.</param>
/// <param name="Portal">Who asked.</param>
/// <param name="Tx">Its name.</param>
/// <param name="Known">Whether the person can be led back to the portal: it is known, or the person let it in.</param>
/// <param name="End">How it ended.</param>
internal sealed record EndedRequest(string FormToken, Uri Portal, string Tx, bool Known, RequestEnd End);

/// <summary>How a request ended.</summary>
internal abstract record RequestEnd
{
    private RequestEnd() { }

    /// <summary>The browser was sent back to the portal.</summary>
    /// <param name="Home">The address.</param>
    public sealed record LedHome(Uri Home) : RequestEnd;

    /// <summary>The portal's answer does not let the request continue, or it has expired.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(PortalFault Fault) : RequestEnd;

    /// <summary>The person did not let an unknown portal in. It was not contacted.</summary>
    public sealed record Declined : RequestEnd;

    /// <summary>The person gave up, and the portal could not be told.</summary>
    public sealed record GivenUp : RequestEnd;

    /// <summary>Another request took its place.</summary>
    public sealed record Replaced : RequestEnd;
}
