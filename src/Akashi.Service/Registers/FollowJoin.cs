using Akashi.Service.Accounts;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers;

/// <summary>
/// Hands the entries of a closed account to the account with which it was joined: each gets a version with the same facts, because whose an entry is
/// belongs to its history (threat P9).
/// </summary>
internal sealed class FollowJoin(AkashiDb db, RegisterBook book) : IFollow<AccountsJoined>
{
    public async Task FollowAsync(AccountsJoined happened, CancellationToken ct)
    {
        foreach (var id in await db.Set<Registration>().Where(r => r.AccountId == happened.ClosedId).Select(r => r.Id).Order().ToListAsync(ct))
        {
            var (entry, facts) = (await book.LoadAsync(id, ct))!.Value;
            entry.AccountId = happened.IntoId;
            await book.ChangeAsync(entry, facts, new RegisterAct("joined", Actor.Holder(happened.IntoId)), ct);
        }
    }
}
