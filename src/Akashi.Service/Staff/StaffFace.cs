using System.Security.Claims;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Staff.Rights;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff;

/// <summary>The member of staff who is acting.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name shown to colleagues.</param>
/// <param name="BodyId">The one body whose qualifications this person sees.</param>
/// <param name="Role">Role.</param>
public sealed record StaffPerson(Guid Id, string Name, string BodyId, StaffRole Role)
{
    /// <summary>This person as an actor, for histories and the audit trail.</summary>
    public Actor Actor => Actor.Staff(Id);

    /// <summary>Whether this person may do something.</summary>
    public bool Has(Right right) => Role.Has(right);
}

/// <summary>What other capabilities may ask about staff.</summary>
/// <param name="db">The database.</param>
public sealed class StaffFace(AkashiDb db)
{
    private StaffPerson? current;

    /// <summary>
    /// Who is signed in; null if the member has been disabled since. Looked up
    /// once per request, although the header, the page and the endpoint ask.
    /// </summary>
    public async Task<StaffPerson?> CurrentAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var id = principal.SubjectId();
        if (current?.Id == id) return current;
        var member = await db.Set<StaffMember>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.DisabledAt == null, ct);
        return current = member is null ? null : new StaffPerson(member.Id, member.Name, member.BodyId, member.Role);
    }

    /// <summary>
    /// Whether somebody who acted is this person. Who changes the role is invited anew and has another id, so within a body a name is one person too.
    /// </summary>
    /// <param name="actor">Who acted.</param>
    /// <param name="person">Who acts now.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<bool> IsSamePersonAsync(Actor actor, StaffPerson person, CancellationToken ct)
    {
        if (actor.StaffMemberId is not { } id) return false;
        if (id == person.Id) return true;
        var other = await db.Set<StaffMember>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct);
        return other?.BodyId == person.BodyId && TextFold.SearchForm(other.Name) == TextFold.SearchForm(person.Name);
    }

    /// <summary>Name of the member of staff who acted; null for any other actor.</summary>
    public async Task<string?> NameOfAsync(Actor actor, CancellationToken ct) =>
        actor.StaffMemberId is { } id ? await db.Set<StaffMember>().Where(m => m.Id == id).Select(m => m.Name).SingleOrDefaultAsync(ct) : null;
}
