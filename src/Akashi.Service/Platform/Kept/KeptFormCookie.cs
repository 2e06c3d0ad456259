using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Platform.Kept;

/// <summary>The cookie whose secret opens what is kept for this browser. Each side has its own, as with sessions.</summary>
/// <param name="settings">The public origin says whether TLS is on.</param>
internal sealed class KeptFormCookie(ServiceSettings settings)
{
    private const int LongestSecret = 100;

    public string? Read(HttpContext context, string surface) =>
        context.Request.Cookies[NameOf(surface)] is { Length: > 0 and < LongestSecret } secret ? secret : null;

    public void Write(HttpContext context, string surface, string secret) =>
        context.Response.Cookies.Append(NameOf(surface), secret, SiteCookies.OptionsOf(settings, KeptForm.Life));

    public void Remove(HttpContext context, string surface) => context.Response.Cookies.Delete(NameOf(surface), SiteCookies.OptionsOf(settings));

    private string NameOf(string surface) => SiteCookies.NameOf(settings, "kept-" + surface);
}
