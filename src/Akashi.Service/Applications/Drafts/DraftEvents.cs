using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Applications.Drafts;

/// <summary>A draft is about to end, because nothing in it changes.</summary>
/// <param name="ApplicationId">The draft.</param>
/// <param name="AccountId">Its holder.</param>
public sealed record DraftEnding(Guid ApplicationId, Guid AccountId) : IDomainEvent;

/// <summary>A draft was removed, with all that was in it.</summary>
/// <param name="ApplicationId">The draft.</param>
/// <param name="AccountId">Its holder.</param>
/// <param name="By">The holder, or the service after the end of its life.</param>
/// <param name="Files">How many files were erased with it.</param>
public sealed record DraftRemoved(Guid ApplicationId, Guid AccountId, Actor By, int Files) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new(
        By == Actor.System ? "application.draft-ended" : "application.draft-removed", By, $"application:{ApplicationId}",
        new Dictionary<string, string> { ["files"] = Files.ToString(System.Globalization.CultureInfo.InvariantCulture) });
}
