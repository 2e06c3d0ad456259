using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Antiforgery;

namespace Akashi.Service.Platform.Kept;

/// <summary>
/// Shows a page with what its person typed there before, and keeps what stands in a form that its person leaves by "Back", by a link or by closing the
/// page. Nothing of it is checked, decided or stored in the records. A form that is sent is no longer kept.
/// </summary>
internal sealed class ReturningForms(RequestDelegate next)
{
    /// <summary>Parameter of the address to which a form is sent by leaving it: where the person goes, or empty.</summary>
    public const string Leave = "leave";

    public async Task InvokeAsync(HttpContext http, KeptForms kept, IAntiforgery antiforgery)
    {
        if (!http.User.IsSignedIn() || http.User.Identity?.AuthenticationType is not { } surface || !FormsAfterTheEnd.IsPage(http))
        {
            await next(http);
            return;
        }
        var (subject, ct) = (http.User.SubjectId(), http.RequestAborted);
        if (HttpMethods.IsGet(http.Request.Method) && await kept.FindAsync(http, surface, subject, ct) is { } again)
        {
            http.Features.Set(again.Form);
            http.Features.Set(again);
        }
        if (FormsAfterTheEnd.IsFormOfPage(http))
        {
            if (http.Request.Query.TryGetValue(Leave, out var target))
            {
                await LeaveAsync(http, kept, antiforgery, surface, target.ToString());
                return;
            }
            await kept.DropAsync(http, surface, ct);
        }
        await next(http);
    }

    private static async Task LeaveAsync(HttpContext http, KeptForms kept, IAntiforgery antiforgery, string surface, string target)
    {
        var (subject, ct) = (http.User.SubjectId(), http.RequestAborted);
        if (await kept.MayKeepAsync(subject, ct) && await antiforgery.IsRequestValidAsync(http)) await kept.KeepAsync(http, surface, subject, ct);
        if (IsHere(target)) http.Response.Redirect(target);
        else http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    // A path of this site: "//" and "/\" would name another host.
    private static bool IsHere(string target) => target.StartsWith('/') && target is not ['/', '/' or '\\', ..] && !target.Any(char.IsControl);
}
