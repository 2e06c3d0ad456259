using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Accounts;

/// <summary>An account was opened, or its holder signed in.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Act">"opened" or "signed-in".</param>
/// <param name="Way">"card" or "phone".</param>
public sealed record AccountUsed(Guid AccountId, string Act, string Way) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("account." + Act, Actor.Holder(AccountId), $"account:{AccountId}", new Dictionary<string, string> { ["way"] = Way });
}

/// <summary>A signature proved who the holder of an account is: later signatures must show the same birth date and sex.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Document">What was signed: "application:ID" or "join:ID".</param>
/// <param name="Facts">Names of the facts that were bound: "birth", "sex". The facts themselves never appear in the trail.</param>
public sealed record AccountBound(Guid AccountId, string Document, IReadOnlyList<string> Facts) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new(
        "account.bound", Actor.Holder(AccountId), $"account:{AccountId}",
        new Dictionary<string, string> { ["facts"] = string.Join(' ', Facts), ["signed"] = Document });
}

/// <summary>The operator removed a binding.</summary>
/// <param name="AccountId">The account.</param>
public sealed record AccountUnbound(Guid AccountId) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("account.unbound", Actor.Operator, $"account:{AccountId}");
}

/// <summary>A way to sign in was added to an account, or removed from it.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Act">"way-added" or "way-removed".</param>
/// <param name="Way">"card" or "phone".</param>
/// <param name="KeyId">Id of the sign-in key.</param>
/// <param name="Proof">Digests of what was signed for it, and of the signatures; empty for a removal.</param>
public sealed record AccountWayChanged(Guid AccountId, string Act, string Way, Guid KeyId, IReadOnlyDictionary<string, string> Proof) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new(
        "account." + Act, Actor.Holder(AccountId), $"account:{AccountId}",
        new Dictionary<string, string>(Proof) { ["way"] = Way, ["key"] = KeyId.ToString() });
}

/// <summary>
/// Two accounts turned out to be those of one person, who proved both: the one is closed, and whoever keeps records of it hands them to the other in the
/// same transaction.
/// </summary>
/// <param name="ClosedId">The account that is closed.</param>
/// <param name="IntoId">The account that has its keys and records from now on.</param>
public sealed record AccountsJoined(Guid ClosedId, Guid IntoId) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new(
        "account.joined", Actor.Holder(IntoId), $"account:{ClosedId}", new Dictionary<string, string> { ["into"] = $"account:{IntoId}" });
}
