namespace Akashi.Service.Platform.Layout;

/// <summary>
/// What the header offers to the person in front of it. Whoever knows the person sets it for the request:
/// <c>context.Features.Set(new SiteHeader(...))</c>. Without it the header shows the service's name only.
/// </summary>
/// <param name="Surface">Whose it is (<see cref="Sessions.Surface"/>): a page of the other side does not show it.</param>
/// <param name="Links">Ways to the main places, in order.</param>
/// <param name="Person">Name of who is signed in; null for nobody.</param>
/// <param name="SignOut">Path that a press on sign-out posts to; null where nobody is signed in.</param>
internal sealed record SiteHeader(string Surface, IReadOnlyList<SiteLink> Links, string? Person = null, string? SignOut = null)
{
    /// <summary>The header of this request on a page of a side: who is signed in as a holder has no menu in the back office.</summary>
    internal static SiteHeader Of(HttpContext context, string surface) =>
        context.Features.Get<SiteHeader>() is { } header && header.Surface == surface ? header : new SiteHeader(surface, []);

    /// <summary>The place the person is at: of links that lead there, the one that says it most exactly; null for none.</summary>
    internal SiteLink? Here(PathString path) => Links.Where(l => l.Leads(path)).MaxBy(l => l.Href.Length);
}

/// <summary>A link of header or breadcrumb.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Href">Path, beginning with a slash.</param>
internal sealed record SiteLink(string Text, string Href)
{
    /// <summary>Whether the person is at this place already.</summary>
    internal bool Leads(PathString to) => Href == "/" ? to == "/" : to.StartsWithSegments(Href);
}
