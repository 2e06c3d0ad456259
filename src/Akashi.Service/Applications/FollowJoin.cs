using Akashi.Service.Accounts;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications;

/// <summary>Hands the applications of a closed account to the account with which it was joined. Who did what in them stays as it is written.</summary>
internal sealed class FollowJoin(AkashiDb db) : IFollow<AccountsJoined>
{
    public Task FollowAsync(AccountsJoined happened, CancellationToken ct) =>
        db.Set<Application>().Where(a => a.AccountId == happened.ClosedId).ExecuteUpdateAsync(u => u.SetProperty(a => a.AccountId, happened.IntoId), ct);
}
