using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Platform.Sessions;

/// <summary>
/// How every cookie of the site is made: for this host alone (under TLS by the prefix <c>__Host-</c>), hidden from
/// scripts, and sent with links from other sites (Lax), because the return from the card agent is such a link.
/// </summary>
internal static class SiteCookies
{
    /// <summary>Whether cookies are sent over TLS only.</summary>
    public static bool AreSecure(ServiceSettings settings) => settings.PublicOrigin.Scheme == "https";

    /// <summary>The cookie's name in the browser.</summary>
    public static string NameOf(ServiceSettings settings, string name) => (AreSecure(settings) ? "__Host-" : "") + "akashi-" + name;

    /// <summary>Options of a cookie that ends with the browser session, unless <paramref name="kept"/> gives a lifetime.</summary>
    public static CookieOptions OptionsOf(ServiceSettings settings, TimeSpan? kept = null) =>
        new() { HttpOnly = true, Secure = AreSecure(settings), SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = kept };

    /// <summary>The same for a cookie that the framework writes.</summary>
    public static void Guard(CookieBuilder cookie, ServiceSettings settings, string name)
    {
        cookie.Name = NameOf(settings, name);
        cookie.SecurePolicy = AreSecure(settings) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = SameSiteMode.Lax;
    }
}
