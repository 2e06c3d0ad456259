using Akashi.Service.Accounts.Join;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Portal.SignIn;

/// <summary>Finds or opens the account for a sign-in key proven by the card, and opens its session in the same act: none outlives its key.</summary>
internal sealed class SignInHandler(AkashiDb db, CardsFace cards, SessionStore sessions, JoinRecords records, Commit commit, TimeProvider clock)
{
    /// <param name="cardRequest">The request that was answered.</param>
    /// <param name="sessionId">The session before sign-in, which ends.</param>
    /// <param name="device">Kind of device, for the holder's own eyes.</param>
    /// <param name="ct">Cancels the act.</param>
    /// <returns>Null if this session has no proven answer to the request, or has already used it.</returns>
    public Task<SignedIn?> HandleAsync(string cardRequest, Guid sessionId, VisitorDevice device, CancellationToken ct) => commit.RunAsync<SignedIn?>(async () =>
    {
        var taken = await cards.TakeAsync(cardRequest, sessionId, CardAction.Authenticate, ct);
        if (taken?.Answer is not CardAnswer.Authenticated proof) return null;
        var (way, subject) = (WayNames.NameOf(proof.Key.Way), proof.Key.Subject);
        var key = await db.Set<SignInKey>().SingleOrDefaultAsync(k => k.Way == way && k.Subject == subject, ct) ?? await OpenAsync(proof, way, ct);
        key.UsedAt = clock.GetUtcNow();
        records.Tell(AccessKind.SignedIn, key.AccountId, way, device);
        await commit.RaiseAsync(new AccountUsed(key.AccountId, "signed-in", way), ct);
        await sessions.EndAsync(sessionId, ct);
        return new SignedIn((await sessions.OpenAsync(Surface.Holder, key.AccountId, key.Id, device, ct)).Key, key.AccountId);
    }, ct);

    private async Task<SignInKey> OpenAsync(CardAnswer.Authenticated proof, string way, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var account = new Account { Id = Guid.CreateVersion7(now), OpenedAt = now };
        var key = SignInKey.New(proof.Key, account.Id, proof.CertificateSerial, now);
        db.Add(account);
        db.Add(key);
        await commit.RaiseAsync(new AccountUsed(account.Id, "opened", way), ct);
        return key;
    }
}

/// <summary>Somebody signed in.</summary>
/// <param name="Cookie">Key of the new session's cookie.</param>
/// <param name="AccountId">The account.</param>
internal sealed record SignedIn(string Cookie, Guid AccountId);
