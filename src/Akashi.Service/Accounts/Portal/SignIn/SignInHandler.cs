using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Portal.SignIn;

/// <summary>Finds or opens the account for a sign-in key proven by the card.</summary>
internal sealed class SignInHandler(AkashiDb db, CardsFace cards, Commit commit, TimeProvider clock)
{
    private const string Way = SignInKey.Card;

    /// <returns>The account; null if this session has no proven answer to the request, or has already used it.</returns>
    public Task<Guid?> HandleAsync(string cardRequest, Guid sessionId, CancellationToken ct) => commit.RunAsync<Guid?>(async () =>
    {
        var taken = await cards.TakeAsync(cardRequest, sessionId, CardAction.Authenticate, ct);
        if (taken?.Answer is not CardAnswer.Authenticated proof) return null;
        var key = await db.Set<SignInKey>().SingleOrDefaultAsync(k => k.Way == Way && k.Subject == proof.KeyDigest, ct);
        var account = key?.AccountId ?? await OpenAsync(proof, ct);
        await commit.RaiseAsync(new AccountUsed(account, "signed-in", Way), ct);
        return account;
    }, ct);

    private async Task<Guid> OpenAsync(CardAnswer.Authenticated proof, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var account = new Account { Id = Guid.CreateVersion7(now), OpenedAt = now };
        db.Add(account);
        db.Add(new SignInKey { Way = Way, Subject = proof.KeyDigest, AccountId = account.Id, CertificateSerial = proof.CertificateSerial, AddedAt = now });
        await commit.RaiseAsync(new AccountUsed(account.Id, "opened", Way), ct);
        return account.Id;
    }
}
