using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>Whether a browser has met an agent before: a cookie that says "yes" and nothing else. Then the waiting page goes over by itself.</summary>
/// <param name="settings">Whether TLS is on follows from the public origin.</param>
internal sealed class KnownAgent(ServiceSettings settings)
{
    private const string Yes = "1";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private string Name => SiteCookies.NameOf(settings, "agent");

    /// <summary>Whether this browser has.</summary>
    public bool Has(HttpContext http) => http.Request.Cookies[Name] == Yes;

    /// <summary>It came home from one.</summary>
    public void Remember(HttpContext http) => http.Response.Cookies.Append(Name, Yes, SiteCookies.OptionsOf(settings, Kept));

    /// <summary>It came back from an agent that did not answer: next time the help comes first.</summary>
    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, SiteCookies.OptionsOf(settings));
}
