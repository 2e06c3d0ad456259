using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Portal.SignIn;

/// <summary>Finds or opens the account for a sign-in key proven by the card.</summary>
internal sealed class SignInHandler(AkashiDb db, CardsFace cards, Commit commit, TimeProvider clock)
{
    /// <returns>The account; null if this session has no proven answer to the request, or has already used it.</returns>
    public Task<Guid?> HandleAsync(string cardRequest, Guid sessionId, CancellationToken ct) => commit.RunAsync<Guid?>(async () =>
    {
        var taken = await cards.TakeAsync(cardRequest, sessionId, CardAction.Authenticate, ct);
        if (taken?.Answer is not CardAnswer.Authenticated proof) return null;
        var (way, subject) = (Ways.NameOf(proof.Key.Way), proof.Key.Subject);
        var key = await db.Set<SignInKey>().SingleOrDefaultAsync(k => k.Way == way && k.Subject == subject, ct);
        var account = key?.AccountId ?? await OpenAsync(proof, way, ct);
        await commit.RaiseAsync(new AccountUsed(account, "signed-in", way), ct);
        return account;
    }, ct);

    private async Task<Guid> OpenAsync(CardAnswer.Authenticated proof, string way, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var account = new Account { Id = Guid.CreateVersion7(now), OpenedAt = now };
        db.Add(account);
        db.Add(new SignInKey { Way = way, Subject = proof.Key.Subject, AccountId = account.Id, CertificateSerial = proof.CertificateSerial, AddedAt = now });
        await commit.RaiseAsync(new AccountUsed(account.Id, "opened", way), ct);
        return account.Id;
    }
}
