using System.Globalization;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications;

/// <summary>An application moved to another state; raised inside the transaction that moves it.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="AccountId">The holder's account.</param>
/// <param name="State">The new state.</param>
/// <param name="By">Who moved it.</param>
/// <param name="Details">Codes and digests for the audit trail; no personal facts.</param>
public sealed record ApplicationMoved(
    Guid ApplicationId, Guid AccountId, ApplicationState State, Actor By, IReadOnlyDictionary<string, string> Details) : IRecorded
{
    /// <summary>The state before; null for a new draft.</summary>
    public ApplicationState? From { get; init; }

    /// <summary>Whether it went from one member of staff to another: for the holder it is still under review.</summary>
    public bool IsWithinStaff => State == ApplicationState.AwaitingSecond || (State, From) == (ApplicationState.UnderReview, ApplicationState.AwaitingSecond);

    /// <inheritdoc/>
    public AuditLine Line => new($"application.{State.ToString().ToLowerInvariant()}", By, $"application:{ApplicationId}", Details);
}

/// <summary>An application was completed; raised after <see cref="ApplicationMoved"/>, which leaves the line in the trail.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="AccountId">The holder's account.</param>
/// <param name="Effect">Stable code of what it did to the register.</param>
public sealed record ApplicationCompleted(Guid ApplicationId, Guid AccountId, string Effect) : IDomainEvent;

/// <summary>A holder was reminded of the day after which an application ends; raised inside the transaction that notes it.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="AccountId">The holder's account.</param>
/// <param name="EndsOn">That day.</param>
public sealed record ApplicationReminded(Guid ApplicationId, Guid AccountId, DateOnly EndsOn) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("application.reminded", Actor.System, $"application:{ApplicationId}",
        new Dictionary<string, string> { ["ends"] = EndsOn.ToString("O", CultureInfo.InvariantCulture) });
}

/// <summary>The holder consented to the terms (row 1.5.11); raised inside the transaction that stores the consent.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="AccountId">The holder's account.</param>
/// <param name="Terms">What was agreed to.</param>
public sealed record ApplicationConsented(Guid ApplicationId, Guid AccountId, Terms Terms) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("application.consented", Actor.Holder(AccountId), $"application:{ApplicationId}",
        new Dictionary<string, string> { ["terms"] = Terms.Id, ["version"] = Terms.Version, ["text"] = Terms.Digest });
}
