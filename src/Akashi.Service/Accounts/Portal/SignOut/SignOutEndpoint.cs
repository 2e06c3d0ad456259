using System.Security.Claims;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Kept;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Antiforgery;

namespace Akashi.Service.Accounts.Portal.SignOut;

/// <summary>Signs a holder out, here or everywhere.</summary>
internal static class SignOutEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(AccountsAddresses.SignOut, HandleAsync).RequireAuthorization(Policies.Holder);

    private static async Task<IResult> HandleAsync(
        HttpContext http, ClaimsPrincipal person, IAntiforgery antiforgery, SessionStore sessions, SessionCookie cookie, KeptForms kept,
        CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(ct);
        if (form["everywhere"] == "true") await sessions.EndAllAsync(Surface.Holder, person.SubjectId(), ct);
        else await sessions.EndAsync(person.SessionId(), ct);
        await kept.ForgetAsync(http, Surface.Holder, ct);
        cookie.Remove(http, Surface.Holder);
        return Results.Redirect("/");
    }
}
