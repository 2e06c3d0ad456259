using System.Security.Claims;
using Akashi.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Platform.Kept;

/// <summary>
/// Keeps a form that is sent after the end of its session. It counts only with the cookie of a session in which somebody had signed in and which ended by
/// itself, and with the token of that session's page; a stranger has neither.
/// </summary>
internal sealed class FormsAfterTheEnd(KeptForms kept, IAntiforgery antiforgery)
{
    // As far as the pages themselves go; files are read to get past them, and dropped.
    private static readonly FormOptions Limits = new()
    {
        ValueCountLimit = FormLimits.Values,
        ValueLengthLimit = FormLimits.Value,
        KeyLengthLimit = FormLimits.Key,
        MultipartBodyLengthLimit = long.MaxValue,
    };

    /// <summary>Keeps the request's form, where it is one of a page.</summary>
    /// <param name="http">The request, for which nobody is signed in any more.</param>
    /// <param name="surface">The side.</param>
    /// <param name="ended">Who was signed in.</param>
    /// <param name="subject">Their id.</param>
    public async Task KeepAsync(HttpContext http, string surface, ClaimsPrincipal ended, Guid subject)
    {
        var ct = http.RequestAborted;
        if (!IsFormOfPage(http) || !await kept.MayKeepAsync(subject, ct)) return;
        var nobody = http.User;
        try
        {
            await http.Request.ReadFormAsync(Limits, ct);
            // The token of a form names the session in which it was shown.
            http.User = ended;
            if (await antiforgery.IsRequestValidAsync(http)) await kept.KeepAsync(http, surface, subject, ct);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            // Too large, or no form: the page would refuse it too.
        }
        finally
        {
            http.User = nobody;
        }
    }

    /// <summary>Whether a request sends the form of a page.</summary>
    public static bool IsFormOfPage(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && IsPage(http);

    /// <summary>Whether a request is for a page, and not for an endpoint beside the pages.</summary>
    public static bool IsPage(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
}
