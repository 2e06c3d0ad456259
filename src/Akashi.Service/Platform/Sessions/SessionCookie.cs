using System.Security.Claims;
using System.Text.Encodings.Web;
using Akashi.Service.Platform.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Akashi.Service.Platform.Sessions;

/// <summary>Writes and reads the session cookie of a surface. Each program and side has its own name, with <c>__Host-</c> under TLS.</summary>
/// <param name="settings">The public origin says whether TLS is on.</param>
public sealed class SessionCookie(ServiceSettings settings)
{
    /// <summary>The key that the browser sent; null if none.</summary>
    public string? Read(HttpContext context, string surface) => context.Request.Cookies[SiteCookies.NameOf(settings, surface)];

    /// <summary>Gives the browser a session's key. The cookie is Lax because the return from the card agent is a cross-site navigation.</summary>
    public void Write(HttpContext context, string surface, string key) =>
        context.Response.Cookies.Append(SiteCookies.NameOf(settings, surface), key, SiteCookies.OptionsOf(settings));

    /// <summary>
    /// Removes the cookie, and tells the browser to forget the pages and texts of the session. Clear-Site-Data
    /// does not name cookies: browsers would also drop those of all hosts of the domain and of the other surface.
    /// </summary>
    public void Remove(HttpContext context, string surface)
    {
        context.Response.Cookies.Delete(SiteCookies.NameOf(settings, surface), SiteCookies.OptionsOf(settings));
        // Browsers honour it only from a secure origin.
        if (SiteCookies.AreSecure(settings)) context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }
}

/// <summary>Where sign-in to a surface begins.</summary>
internal sealed class SessionSchemeOptions : AuthenticationSchemeOptions
{
    public string SignInPath { get; set; } = "/";
}

/// <summary>Authenticates a request by the session record that its cookie refers to.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<SessionSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions, SessionCookie cookie)
    : AuthenticationHandler<SessionSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The page shown when the database cannot be reached must not query it.
        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable) return AuthenticateResult.NoResult();
        if (cookie.Read(Context, Scheme.Name) is not { Length: > 0 and < 100 } key) return AuthenticateResult.NoResult();
        var session = await sessions.FindAsync(Scheme.Name, key, Context.RequestAborted);
        if (session is null) return AuthenticateResult.NoResult();
        var identity = new ClaimsIdentity(session.SubjectId is null ? null : Scheme.Name);
        identity.AddClaim(new Claim(SessionClaims.Session, session.Id.ToString()));
        if (session.SubjectId is { } subject) identity.AddClaim(new Claim(SessionClaims.Subject, subject.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    // Before sign-in there is a session but no person: show the sign-in page rather than "forbidden".
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.User.IsSignedIn() ? base.HandleForbiddenAsync(properties) : HandleChallengeAsync(properties);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Redirect(Options.SignInPath);
        return Task.CompletedTask;
    }
}
