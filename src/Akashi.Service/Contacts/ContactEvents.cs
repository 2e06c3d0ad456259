using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Contacts;

/// <summary>A holder changed how they are reached. The address itself never appears in the trail.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Act">Stable code: "asked", "confirmed", "removed", "preferred".</param>
public sealed record ContactChanged(Guid AccountId, string Act) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("contact." + Act, Actor.Holder(AccountId), $"account:{AccountId}");
}
