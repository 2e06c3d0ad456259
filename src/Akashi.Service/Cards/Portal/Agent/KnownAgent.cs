using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>
/// Remembers whether a browser has found an agent before, in a cookie that says only "yes" or which version it was. If so, the waiting page opens the
/// agent by itself.
/// </summary>
/// <param name="settings">The public origin says whether TLS is on.</param>
internal sealed class KnownAgent(ServiceSettings settings)
{
    private const string Yes = "1";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private string Name => SiteCookies.NameOf(settings, "agent");

    /// <summary>Whether this browser has found an agent before.</summary>
    public bool Has(HttpContext http) => http.Request.Cookies[Name] == Yes || VersionOf(http) is not null;

    /// <summary>The version of the agent from which this browser returned last; null where it is not known.</summary>
    public AgentVersion? VersionOf(HttpContext http) => AgentVersion.Read(http.Request.Cookies[Name]);

    /// <summary>The browser returned from an agent.</summary>
    /// <param name="http">Its request.</param>
    /// <param name="version">Which version it was; null where that is not known.</param>
    public void Remember(HttpContext http, AgentVersion? version) =>
        http.Response.Cookies.Append(Name, version?.ToString() ?? Yes, SiteCookies.OptionsOf(settings, Kept));

    /// <summary>The browser found no agent; next time the help is shown first.</summary>
    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, SiteCookies.OptionsOf(settings));
}
