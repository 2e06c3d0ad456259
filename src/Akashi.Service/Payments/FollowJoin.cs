using Akashi.Service.Accounts;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Payments;

/// <summary>Hands the charges of a closed account to the account with which it was joined.</summary>
internal sealed class FollowJoin(AkashiDb db) : IFollow<AccountsJoined>
{
    public Task FollowAsync(AccountsJoined happened, CancellationToken ct) =>
        db.Set<Charge>().Where(c => c.AccountId == happened.ClosedId).ExecuteUpdateAsync(u => u.SetProperty(c => c.AccountId, happened.IntoId), ct);
}
