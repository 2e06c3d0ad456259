using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Applications;

/// <summary>An application moved to another state; raised inside of the transaction that moved it.</summary>
/// <param name="ApplicationId">Which.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="By">Who moved it.</param>
/// <param name="Details">Codes and digests for the trail; no personal fact.</param>
public sealed record ApplicationMoved(
    Guid ApplicationId, Guid AccountId, ApplicationState State, Actor By, IReadOnlyDictionary<string, string> Details) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new($"application.{State.ToString().ToLowerInvariant()}", By, $"application:{ApplicationId}", Details);
}

/// <summary>The holder consented to the terms (row 1.5.11); raised inside of the transaction that keeps it.</summary>
/// <param name="ApplicationId">Which.</param>
/// <param name="AccountId">Whose.</param>
public sealed record ApplicationConsented(Guid ApplicationId, Guid AccountId) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("application.consented", Actor.Holder(AccountId), $"application:{ApplicationId}");
}
