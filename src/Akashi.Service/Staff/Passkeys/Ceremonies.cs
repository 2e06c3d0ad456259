using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff.Passkeys;

/// <summary>
/// Runs WebAuthn ceremonies with ASP.NET Core's passkey handler. The challenge stays on the server,
/// bound to the browser's session, and is used once; the browser receives only the options.
/// </summary>
internal sealed class Ceremonies(
    AkashiDb db, Commit commit, IPasskeyHandler<StaffMember> handler, SessionStore sessions, SessionCookie cookie, TimeProvider clock)
{
    /// <summary>A ceremony must be completed within this time.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Options for enrolling a passkey, as JSON for the browser.</summary>
    public async Task<string> BeginEnrolmentAsync(StaffMember member, HttpContext http, CancellationToken ct)
    {
        var entity = new PasskeyUserEntity { Id = member.Id.ToString(), Name = member.Name, DisplayName = member.Name };
        var options = await handler.MakeCreationOptionsAsync(entity, http);
        await KeepAsync(http, options.AttestationState!, ct);
        return options.CreationOptionsJson;
    }

    /// <summary>Checks the browser's answer; null if it is not valid or the ceremony is not this session's.</summary>
    public async Task<UserPasskeyInfo?> EndEnrolmentAsync(string credentialJson, StaffMember member, HttpContext http, CancellationToken ct)
    {
        if (await TakeAsync(http, ct) is not { } state) return null;
        var context = new PasskeyAttestationContext { CredentialJson = credentialJson, AttestationState = state, HttpContext = http };
        var result = await handler.PerformAttestationAsync(context);
        return result.Succeeded && result.UserEntity.Id == member.Id.ToString() && result.Passkey.IsUserVerified ? result.Passkey : null;
    }

    /// <summary>Options for signing in without entering a name, as JSON for the browser.</summary>
    public async Task<string> BeginSignInAsync(HttpContext http, CancellationToken ct)
    {
        var options = await handler.MakeRequestOptionsAsync(null, http);
        await KeepAsync(http, options.AssertionState!, ct);
        return options.RequestOptionsJson;
    }

    /// <summary>Who signed in, with the passkey's new state; null if the answer is not valid.</summary>
    public async Task<(StaffMember Member, UserPasskeyInfo Passkey)?> EndSignInAsync(string credentialJson, HttpContext http, CancellationToken ct)
    {
        if (await TakeAsync(http, ct) is not { } state) return null;
        var context = new PasskeyAssertionContext { CredentialJson = credentialJson, AssertionState = state, HttpContext = http };
        var result = await handler.PerformAssertionAsync(context);
        return result.Succeeded ? (result.User, result.Passkey) : null;
    }

    /// <summary>Signs a member in: a new session with a new key replaces the browser's previous session.</summary>
    public async Task OpenSessionAsync(StaffMember member, HttpContext http, CancellationToken ct)
    {
        if (await CurrentAsync(http, ct) is { } before) await sessions.EndAsync(before.Id, ct);
        var (_, key) = await sessions.OpenAsync(Surface.Staff, member.Id, ct);
        cookie.Write(http, Surface.Staff, key);
    }

    private async Task<Session?> CurrentAsync(HttpContext http, CancellationToken ct) =>
        cookie.Read(http, Surface.Staff) is { } key ? await sessions.FindAsync(Surface.Staff, key, ct) : null;

    private async Task KeepAsync(HttpContext http, string state, CancellationToken ct)
    {
        var session = await SessionAsync(http, ct);
        var endsAt = clock.GetUtcNow() + Life;
        // If two ceremonies begin at once, the later one counts.
        await commit.RunAsync(async () =>
        {
            await db.Set<PasskeyCeremony>().Where(c => c.SessionId == session).ExecuteDeleteAsync(ct);
            db.Add(new PasskeyCeremony { SessionId = session, State = state, ExpiresAt = endsAt });
        }, ct);
    }

    private async Task<string?> TakeAsync(HttpContext http, CancellationToken ct)
    {
        if (await CurrentAsync(http, ct) is not { } session) return null;
        var ceremony = await db.Set<PasskeyCeremony>().AsNoTracking().SingleOrDefaultAsync(c => c.SessionId == session.Id, ct);
        // Only the request that deletes the row may use it: a second answer to the same challenge finds nothing.
        var mine = await db.Set<PasskeyCeremony>().Where(c => c.SessionId == session.Id).ExecuteDeleteAsync(ct) == 1;
        return mine && ceremony?.HasEnded(clock.GetUtcNow()) == false ? ceremony.State : null;
    }

    private async Task<Guid> SessionAsync(HttpContext http, CancellationToken ct)
    {
        if (await CurrentAsync(http, ct) is { } session) return session.Id;
        var (id, fresh) = await sessions.OpenAsync(Surface.Staff, null, ct);
        cookie.Write(http, Surface.Staff, fresh);
        return id;
    }
}
