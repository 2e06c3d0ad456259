using Akashi.Hosting;
using Akashi.Verifier.Pages;
using RazorSlices;

namespace Akashi.Verifier.Roster;

/// <summary>Row 4.5.1: the page on which a clerk keeps the codes of her staff, on her own device. The server knows nothing of it.</summary>
internal static class RosterEndpoints
{
    /// <summary>Path of the page.</summary>
    public const string Page = "/w/roster";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Page, ["GET", "HEAD"], RazorSlice () => PageEndpoints.Page(People.Create())).WithMetadata(new HoldsNoSecretAttribute());
        routes.RefuseOthers(Page, "GET, HEAD");
    }
}
