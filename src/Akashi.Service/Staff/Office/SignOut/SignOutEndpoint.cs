using System.Security.Claims;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Kept;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Antiforgery;

namespace Akashi.Service.Staff.Office.SignOut;

/// <summary>Ends the session of a member of staff.</summary>
internal static class SignOutEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(StaffAddresses.SignOut, HandleAsync).RequireAuthorization(Policies.Staff);

    private static async Task<IResult> HandleAsync(
        HttpContext http, ClaimsPrincipal person, IAntiforgery antiforgery, SessionStore sessions, SessionCookie cookie, KeptForms kept,
        CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        await sessions.EndAsync(person.SessionId(), ct);
        await kept.ForgetAsync(http, Surface.Staff, ct);
        cookie.Remove(http, Surface.Staff);
        return Results.Redirect(StaffAddresses.SignIn);
    }
}
