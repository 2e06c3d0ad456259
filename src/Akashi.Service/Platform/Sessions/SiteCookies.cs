using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Platform.Sessions;

/// <summary>
/// How every cookie of the site is made: of this host alone (under TLS by the prefix <c>__Host-</c>), for no script, and sent along with links from
/// elsewhere (Lax), since the way home from the card agent is one.
/// </summary>
internal static class SiteCookies
{
    /// <summary>Whether cookies go over TLS only.</summary>
    public static bool AreSecure(ServiceSettings settings) => settings.PublicOrigin.Scheme == "https";

    /// <summary>The name that browsers see.</summary>
    public static string NameOf(ServiceSettings settings, string name) => (AreSecure(settings) ? "__Host-" : "") + "akashi-" + name;

    /// <summary>Options of a cookie that ends with the browser, unless <paramref name="kept"/> says how long it stays.</summary>
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
