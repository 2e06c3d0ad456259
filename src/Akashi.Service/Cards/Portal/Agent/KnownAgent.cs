using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>
/// Remembers whether a browser has found an agent before, in a cookie that says only "yes". If so, the waiting page opens the agent by itself.
/// </summary>
/// <param name="settings">The public origin says whether TLS is on.</param>
internal sealed class KnownAgent(ServiceSettings settings)
{
    private const string Yes = "1";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private string Name => SiteCookies.NameOf(settings, "agent");

    /// <summary>Whether this browser has found an agent before.</summary>
    public bool Has(HttpContext http) => http.Request.Cookies[Name] == Yes;

    /// <summary>The browser returned from an agent.</summary>
    public void Remember(HttpContext http) => http.Response.Cookies.Append(Name, Yes, SiteCookies.OptionsOf(settings, Kept));

    /// <summary>The browser found no agent; next time the help is shown first.</summary>
    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, SiteCookies.OptionsOf(settings));
}
