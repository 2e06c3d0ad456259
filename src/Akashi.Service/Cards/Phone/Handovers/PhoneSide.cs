using System.Linq.Expressions;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards.Phone.Handovers;

/// <summary>The phone's side of a handover: before the claim it knows the token of the code, afterwards a secret of its own.</summary>
internal sealed class PhoneSide(AkashiDb db, Commit commit, IPhone phone, TimeProvider clock)
{
    /// <summary>The handover that a code leads to; null if there is none any more.</summary>
    public Task<Handed?> ByTokenAsync(string token, CancellationToken ct) => FindAsync(h => h.Token == token, ct);

    /// <summary>The handover of a phone; null if there is none any more.</summary>
    public async Task<Handed?> BySecretAsync(string? secret, CancellationToken ct)
    {
        if (secret is null) return null;
        var digest = Secrets.Digest(secret);
        return await FindAsync(h => h.PhoneDigest == digest, ct);
    }

    /// <summary>Takes the code for a phone: the first one only.</summary>
    /// <returns>The secret by which the phone is known from now on; null if the code cannot be taken, or not any more.</returns>
    public Task<string?> ClaimAsync(string token, CancellationToken ct) => commit.RunAsync(async () =>
    {
        var now = clock.GetUtcNow();
        if (await ByTokenAsync(token, ct) is not { } handed || !handed.IsLive(now)) return null;
        var (request, handover) = handed;
        if (handover.State != HandoverState.Offered) return null;
        var secret = Secrets.Make();
        (handover.State, handover.PhoneDigest, handover.Number) = (HandoverState.Claimed, Secrets.Digest(secret), HandoverNumber.Make());
        request.Prolong(now, Handed.Step);
        return secret;
    }, ct);

    /// <summary>Sends the phone's browser to the phone's service, once the number was typed on the computer.</summary>
    /// <returns>Where the browser goes; null if it may not, or the page tells why not.</returns>
    public async Task<string?> LeaveAsync(string? secret, CancellationToken ct)
    {
        var requestId = await commit.RunAsync(async () =>
        {
            if (await BySecretAsync(secret, ct) is not { } handed) return null;
            if (handed.OnPhone(clock.GetUtcNow()) is not (PhoneStep.Go or PhoneStep.Again)) return null;
            handed.Handover.State = HandoverState.Left;
            return handed.Request.Id;
        }, ct);
        return requestId is null ? null : await phone.BeginOnPhoneAsync(requestId, ct);
    }

    /// <summary>The person gives up on the phone.</summary>
    public Task GiveUpAsync(string? secret, CancellationToken ct) =>
        commit.RunAsync(async () => (await BySecretAsync(secret, ct))?.GiveUp(clock.GetUtcNow()), ct);

    private async Task<Handed?> FindAsync(Expression<Func<Handover, bool>> which, CancellationToken ct)
    {
        if (await db.Set<Handover>().SingleOrDefaultAsync(which, ct) is not { } handover) return null;
        return new Handed(await db.Set<CardRequest>().SingleAsync(r => r.Id == handover.RequestId, ct), handover);
    }
}
