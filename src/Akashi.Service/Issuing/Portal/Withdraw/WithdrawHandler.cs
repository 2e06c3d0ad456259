using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Issuing.Portal.Withdraw;

/// <summary>Outcome of a holder's wish to make a credential invalid.</summary>
internal enum WithdrawOutcome
{
    /// <summary>It is not valid any more from now on. Its list follows within seconds.</summary>
    Withdrawn,

    /// <summary>The holder has no such credential.</summary>
    NotFound,

    /// <summary>It was not valid any more: made so by an earlier press, expired, or replaced.</summary>
    Ended,
}

/// <summary>Makes a credential invalid for good, at its holder's press (row 3.7.2). The registration and other credentials stay as they are.</summary>
internal sealed class WithdrawHandler(AkashiDb db, Commit commit, StatusChange change, TimeProvider clock)
{
    public Task<WithdrawOutcome> HandleAsync(Guid id, Guid accountId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await db.FindOwnAsync(id, accountId, ct) is not { } credential) return WithdrawOutcome.NotFound;
        var now = clock.GetUtcNow();
        if (!StandingRules.CanBeWithdrawn(credential, now)) return WithdrawOutcome.Ended;
        credential.End(CredentialState.Withdrawn, now);
        change.Announce([credential.ListId]);
        await commit.RaiseAsync(new CredentialWithdrawn(credential.Id, credential.RegistrationId, Actor.Holder(accountId)), ct);
        return WithdrawOutcome.Withdrawn;
    }, ct);
}
