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
/// <param name="SubjectId">Id of the application that was signed.</param>
/// <param name="Facts">Names of the facts that were bound: "birth", "sex". The facts themselves never appear in the trail.</param>
public sealed record AccountBound(Guid AccountId, Guid SubjectId, IReadOnlyList<string> Facts) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new(
        "account.bound", Actor.Holder(AccountId), $"account:{AccountId}",
        new Dictionary<string, string> { ["facts"] = string.Join(' ', Facts), ["signed"] = $"application:{SubjectId}" });
}

/// <summary>The operator removed a binding.</summary>
/// <param name="AccountId">The account.</param>
public sealed record AccountUnbound(Guid AccountId) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("account.unbound", Actor.Operator, $"account:{AccountId}");
}
