using Akashi.Service.Cards;
using Akashi.Service.Platform.Pages;

namespace Akashi.Service.Accounts;

/// <summary>A way to sign in to an account.</summary>
/// <param name="Id">Id of the sign-in key.</param>
/// <param name="Way">The way.</param>
/// <param name="AddedAt">Since when.</param>
/// <param name="UsedAt">The last sign-in with it; null if it was added and not used yet.</param>
public sealed record AccountWay(Guid Id, CardWay Way, DateTimeOffset AddedAt, DateTimeOffset? UsedAt);

/// <summary>A line of an account's own history.</summary>
/// <param name="Id">Id of the line.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Way">The way by which somebody signed in, or that was added or removed.</param>
/// <param name="Device">Kind of device.</param>
public sealed record AccountAccess(Guid Id, DateTimeOffset At, AccessKind Kind, CardWay Way, VisitorDevice Device)
{
    internal static AccountAccess Of(AccessEntry entry) => new(entry.Id, entry.At, entry.Kind, WayNames.Of(entry.Way), VisitorDevice.FromCode(entry.Device));
}

/// <summary>A session of an account that has not ended.</summary>
/// <param name="Id">Id of its record.</param>
/// <param name="StartedAt">When somebody signed in.</param>
/// <param name="SeenAt">When it was last used, to the minute.</param>
/// <param name="Way">By which way somebody signed in.</param>
/// <param name="KeyId">By which key.</param>
/// <param name="Device">Kind of device.</param>
public sealed record AccountSession(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt, CardWay Way, Guid KeyId, VisitorDevice Device);
