using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Staff;

/// <summary>Something happened to a member of staff's access.</summary>
/// <param name="StaffMemberId">Whose.</param>
/// <param name="Act">Stable code: added, enrolled, signed-in.</param>
/// <param name="Details">Codes for the trail.</param>
public sealed record StaffAccessChanged(Guid StaffMemberId, string Act, IReadOnlyDictionary<string, string> Details) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("staff." + Act, Act == "added" ? Actor.System : Actor.Staff(StaffMemberId), $"staff:{StaffMemberId}", Details);
}
