using System.Security.Claims;

namespace Akashi.Service.Platform.Sessions;

/// <summary>Tells who is signed in.</summary>
public static class SessionPrincipal
{
    /// <summary>Id of the account or staff member.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its policy, which is a bug.</exception>
    public static Guid SubjectId(this ClaimsPrincipal principal) => Read(principal, SessionClaims.Subject)
        ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Id of the session's record.</summary>
    /// <exception cref="InvalidOperationException">There is no session: the page lacks its policy, which is a bug.</exception>
    public static Guid SessionId(this ClaimsPrincipal principal) => Read(principal, SessionClaims.Session)
        ?? throw new InvalidOperationException("There is no session.");

    /// <summary>Whether somebody is signed in.</summary>
    public static bool IsSignedIn(this ClaimsPrincipal principal) => Read(principal, SessionClaims.Subject) is not null;

    private static Guid? Read(ClaimsPrincipal principal, string claim) =>
        Guid.TryParse(principal.FindFirst(claim)?.Value, out var id) ? id : null;
}
