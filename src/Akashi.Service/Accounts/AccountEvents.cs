using Akashi.Service.Platform.Events;

namespace Akashi.Service.Accounts;

/// <summary>An account was opened, or its holder signed in.</summary>
/// <param name="AccountId">Which.</param>
/// <param name="Act">"opened" or "signed-in".</param>
/// <param name="Way">"card".</param>
public sealed record AccountUsed(Guid AccountId, string Act, string Way) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("account." + Act, $"account:{AccountId}", $"account:{AccountId}", new Dictionary<string, string> { ["way"] = Way });
}
