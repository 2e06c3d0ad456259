using Akashi.Hosting.Files;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff.Access;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff;

/// <summary>
/// Opens the back office for the first time: while there is no member of staff, adds one to the body that the operator names, and writes a one-time
/// link to the data folder. Nobody can sign in without that file.
/// </summary>
internal sealed class FirstMember(AkashiDb db, Commit commit, ServiceSettings settings, TimeProvider clock)
{
    /// <summary>File with the link, in the data folder; removed once the link has been used.</summary>
    public const string LinkFile = "staff-enrolment-link.txt";

    public async Task EnsureAsync(string bodyId, string name, CancellationToken ct)
    {
        var code = Secrets.Make();
        var added = await commit.RunAsync(() => AddAsync(bodyId, name, code, ct), ct);
        // Whoever reads the file can sign in, so from its first moment only the Service's user can read it.
        if (added) DurableFile.Write(LinkPath, new Uri(settings.PublicOrigin, StaffAddresses.EnrolWith(code)) + "\n");
    }

    /// <summary>Removes the file once a link has been used.</summary>
    public void RemoveLink() => File.Delete(LinkPath);

    private string LinkPath => Path.Combine(settings.Data, LinkFile);

    private async Task<bool> AddAsync(string bodyId, string name, string code, CancellationToken ct)
    {
        // As long as nobody has a passkey, the link may have been lost: each start makes a new one.
        if (await db.Set<StaffPasskey>().AnyAsync(ct)) return false;
        var now = clock.GetUtcNow();
        var member = await db.Set<StaffMember>().Where(m => m.DisabledAt == null).OrderBy(m => m.AddedAt).FirstOrDefaultAsync(ct);
        if (member is null)
        {
            member = new StaffMember { Id = Guid.CreateVersion7(now), BodyId = bodyId, Name = name, Role = StaffRole.Administrator, AddedAt = now };
            db.Add(member);
            await commit.RaiseAsync(new StaffAccessChanged(member.Id, "added", new Dictionary<string, string> { ["body"] = bodyId }), ct);
        }
        await db.Set<EnrolmentLink>().Where(l => l.UsedAt == null && l.StaffMemberId == member.Id).ExecuteDeleteAsync(ct);
        db.Add(new EnrolmentLink { CodeDigest = Secrets.Digest(code), StaffMemberId = member.Id, ExpiresAt = now + StaffAccess.LinkLife });
        return true;
    }
}
