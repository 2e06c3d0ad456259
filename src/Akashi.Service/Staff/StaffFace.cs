using System.Security.Claims;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff.Rights;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff;

/// <summary>The member of staff who acts.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name as shown to colleagues.</param>
/// <param name="BodyId">The one body whose qualifications are seen.</param>
/// <param name="Role">Role.</param>
public sealed record StaffPerson(Guid Id, string Name, string BodyId, StaffRole Role)
{
    /// <summary>How histories and the audit trail name this person.</summary>
    public Actor Actor => Actor.Staff(Id);

    /// <summary>Whether this person may do something.</summary>
    public bool Has(Right right) => Role.Has(right);
}

/// <summary>What others may ask of the staff.</summary>
/// <param name="db">The database.</param>
public sealed class StaffFace(AkashiDb db)
{
    private StaffPerson? current;

    /// <summary>Who is signed in; null where the member was disabled since. Asked once a request, by header, page and endpoint alike.</summary>
    public async Task<StaffPerson?> CurrentAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var id = principal.SubjectId();
        if (current?.Id == id) return current;
        var member = await db.Set<StaffMember>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.DisabledAt == null, ct);
        return current = member is null ? null : new StaffPerson(member.Id, member.Name, member.BodyId, member.Role);
    }

    /// <summary>Name of the member of staff who acted; null for others.</summary>
    public async Task<string?> NameOfAsync(Actor actor, CancellationToken ct) =>
        actor.StaffMemberId is { } id ? await db.Set<StaffMember>().Where(m => m.Id == id).Select(m => m.Name).SingleOrDefaultAsync(ct) : null;
}
