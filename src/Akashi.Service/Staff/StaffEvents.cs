using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Staff;

/// <summary>The access of a member of staff changed or was used.</summary>
/// <param name="StaffMemberId">The member.</param>
/// <param name="Act">Stable code: added, enrolled, signed-in.</param>
/// <param name="Details">Codes for the trail.</param>
public sealed record StaffAccessChanged(Guid StaffMemberId, string Act, IReadOnlyDictionary<string, string> Details) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("staff." + Act, Act == "added" ? Actor.System : Actor.Staff(StaffMemberId), $"staff:{StaffMemberId}", Details);
}
