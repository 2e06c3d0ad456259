using System.Security.Claims;
using System.Text.Encodings.Web;
using Akashi.Service.Platform.Kept;
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

    /// <summary>The page that says that the session has ended (row 0.6).</summary>
    public string EndedPath { get; set; } = "/";
}

/// <summary>Authenticates a request by the session record that its cookie refers to.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<SessionSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions, SessionCookie cookie,
    FormsAfterTheEnd forms) : AuthenticationHandler<SessionSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The page shown when the database cannot be reached must not query it.
        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable || Key is not { } key) return AuthenticateResult.NoResult();
        var session = await sessions.FindAsync(Scheme.Name, key, Context.RequestAborted);
        if (session is null) return AuthenticateResult.NoResult();
        if (session.SubjectId is not null) Context.Features.Set(SessionStore.EndOf(session));
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(session), Scheme.Name));
    }

    private string? Key => cookie.Read(Context, Scheme.Name) is { Length: > 0 and < 100 } key ? key : null;

    private ClaimsPrincipal PrincipalOf(Session session)
    {
        var identity = new ClaimsIdentity(session.SubjectId is null ? null : Scheme.Name);
        identity.AddClaim(new Claim(SessionClaims.Session, session.Id.ToString()));
        if (session.SubjectId is { } subject) identity.AddClaim(new Claim(SessionClaims.Subject, subject.ToString()));
        return new ClaimsPrincipal(identity);
    }

    // Before sign-in there is a session but no person: show the sign-in page rather than "forbidden".
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.User.IsSignedIn() ? base.HandleForbiddenAsync(properties) : HandleChallengeAsync(properties);

    // Row 0.6: whoever was signed in is told that the session has ended, and what was typed is kept for them.
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var ended = Key is { } key ? await sessions.FindEndedAsync(Scheme.Name, key, Context.RequestAborted) : null;
        if (ended?.SubjectId is { } subject) await forms.KeepAsync(Context, Scheme.Name, PrincipalOf(ended), subject);
        Response.Redirect(ended is null ? Options.SignInPath : Options.EndedPath);
    }
}
