namespace Akashi.Service.Platform.Layout;

/// <summary>
/// What the header offers to a person. The code that knows the person sets it for the request: <c>context.Features.Set(new SiteHeader(...))</c>.
/// Without it the header shows only the service's name.
/// </summary>
/// <param name="Surface">The side that it is for (<see cref="Sessions.Surface"/>); pages of the other side do not show it.</param>
/// <param name="Links">Links to the main places, in order.</param>
/// <param name="Person">Name of the signed-in person; null if nobody is signed in.</param>
/// <param name="SignOut">Path that the sign-out button posts to; null if nobody is signed in.</param>
internal sealed record SiteHeader(string Surface, IReadOnlyList<SiteLink> Links, string? Person = null, string? SignOut = null)
{
    /// <summary>The header for a page of a side. A person signed in as a holder has no menu in the back office.</summary>
    internal static SiteHeader Of(HttpContext context, string surface) =>
        context.Features.Get<SiteHeader>() is { } header && header.Surface == surface ? header : new SiteHeader(surface, []);

    /// <summary>The link of the place where the person is, taking the most specific if several match; null if none does.</summary>
    internal SiteLink? Here(PathString path) => Links.Where(l => l.Leads(path)).MaxBy(l => l.Href.Length);
}

/// <summary>A link in the header or breadcrumb.</summary>
/// <param name="Text">Text of the link.</param>
/// <param name="Href">Path, beginning with a slash.</param>
internal sealed record SiteLink(string Text, string Href)
{
    /// <summary>Whether a path is at this place or below it.</summary>
    internal bool Leads(PathString to) => Href == "/" ? to == "/" : to.StartsWithSegments(Href);
}
