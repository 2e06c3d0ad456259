using System.Security.Claims;
using System.Text.Encodings.Web;
using Akashi.Service.Platform.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Akashi.Service.Platform.Sessions;

/// <summary>Writes and reads the cookie of a surface: own name per program and side, <c>__Host-</c> under TLS.</summary>
/// <param name="settings">Whether TLS is on follows from the public origin.</param>
public sealed class SessionCookie(ServiceSettings settings)
{
    /// <summary>The key a browser sent; null where none.</summary>
    public string? Read(HttpContext context, string surface) => context.Request.Cookies[SiteCookies.NameOf(settings, surface)];

    /// <summary>Gives the browser a session's key. Lax: the way home from the card agent is a cross-site navigation.</summary>
    public void Write(HttpContext context, string surface, string key) => context.Response.Cookies.Append(SiteCookies.NameOf(settings, surface), key, SiteCookies.OptionsOf(settings));

    /// <summary>
    /// Takes it away, and lets the browser forget pages and texts of the session. Cookies are not named there: browsers would take those of all
    /// hosts of the domain, and of the other surface.
    /// </summary>
    public void Remove(HttpContext context, string surface)
    {
        context.Response.Cookies.Delete(SiteCookies.NameOf(settings, surface), SiteCookies.OptionsOf(settings));
        // Browsers heed it from a secure origin only.
        if (SiteCookies.AreSecure(settings)) context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }
}

/// <summary>Where the sign-in of a surface starts.</summary>
internal sealed class SessionSchemeOptions : AuthenticationSchemeOptions
{
    public string SignInPath { get; set; } = "/";
}

/// <summary>Authenticates by the session record behind the cookie.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<SessionSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions, SessionCookie cookie)
    : AuthenticationHandler<SessionSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The page that says that the database is away asks it nothing.
        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable) return AuthenticateResult.NoResult();
        if (cookie.Read(Context, Scheme.Name) is not { Length: > 0 and < 100 } key) return AuthenticateResult.NoResult();
        var session = await sessions.FindAsync(Scheme.Name, key, Context.RequestAborted);
        if (session is null) return AuthenticateResult.NoResult();
        var identity = new ClaimsIdentity(session.SubjectId is null ? null : Scheme.Name);
        identity.AddClaim(new Claim(SessionClaims.Session, session.Id.ToString()));
        if (session.SubjectId is { } subject) identity.AddClaim(new Claim(SessionClaims.Subject, subject.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    // A session before sign-in is known, but nobody is: the way in is the sign-in page, not "forbidden".
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.User.IsSignedIn() ? base.HandleForbiddenAsync(properties) : HandleChallengeAsync(properties);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Redirect(Options.SignInPath);
        return Task.CompletedTask;
    }
}
