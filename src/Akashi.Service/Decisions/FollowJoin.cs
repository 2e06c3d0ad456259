using Akashi.Service.Accounts;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers.Orders;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions;

/// <summary>Lets decisions on a closed account count for the account with which it was joined, also orders that wait for a fee.</summary>
internal sealed class FollowJoin(AkashiDb db) : IFollow<AccountsJoined>
{
    public async Task FollowAsync(AccountsJoined happened, CancellationToken ct)
    {
        var (from, into) = (happened.ClosedId, happened.IntoId);
        foreach (var waiting in await db.Set<Decision>().Where(d => d.AccountId == from && d.AwaitingFee != null).ToListAsync(ct))
        {
            waiting.AwaitingFee = waiting.AwaitingFee switch
            {
                RegisterOrder.Enter enter => enter with { AccountId = into },
                RegisterOrder.Link link => link with { AccountId = into },
                var other => other,
            };
        }
        await db.Set<Decision>().Where(d => d.AccountId == from).ExecuteUpdateAsync(u => u.SetProperty(d => d.AccountId, into), ct);
    }
}
