using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Cards.Phone.Handovers;

/// <summary>The secret by which the browser of a phone that serves a computer is known. A session that the phone has here is another matter.</summary>
/// <param name="settings">The public origin says whether TLS is on.</param>
internal sealed class PhoneCookie(ServiceSettings settings)
{
    private const int Longest = 100;

    // So long that the page can still say how it ended.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private string Name => SiteCookies.NameOf(settings, "phone");

    /// <summary>The secret that the browser sent; null if none.</summary>
    public string? Read(HttpContext http) => http.Request.Cookies[Name] is { Length: > 0 and < Longest } secret ? secret : null;

    /// <summary>Gives the browser its secret.</summary>
    public void Write(HttpContext http, string secret) => http.Response.Cookies.Append(Name, secret, SiteCookies.OptionsOf(settings, Kept));
}
