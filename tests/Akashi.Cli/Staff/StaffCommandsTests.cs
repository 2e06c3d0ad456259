using Akashi.Cli.Tests.Audit;
using Akashi.Service.Audit;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Cli.Tests.Staff;

/// <summary>O18: the operator's way back, and what it leaves in the trail.</summary>
public sealed class StaffCommandsTests
{
    private const string Portal = "https://portal.example.go.jp";

    [Fact]
    public async Task O18_a_member_is_invited_by_a_link_that_is_stored_nowhere_and_the_trail_says_by_whom()
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path);
        var (id, link) = await InvitedAsync(folder.Path);
        Assert.Matches($"^{Portal}/office/staff/enrol\\?code=[A-Za-z0-9_-]{{43}}$", link);
        Assert.Equal($"{id}\tsssc\tregistrar\tinvited\t登録　花子\n", (await Run.OfAsync("staff", "list", "--data", folder.Path)).Output);
        var line = await ReadAsync(folder.Path, db => db.Set<AuditEntry>().SingleAsync());
        Assert.Equal($$$"""{"act":"staff.invited","by":"operator","details":{"body":"sssc","role":"Registrar"},"subject":"staff:{{{id}}}"}""", line.Text);
        Assert.DoesNotContain(
            link.Split("code=")[1],
            await ReadAsync(
                folder.Path, async db => string.Concat((await db.Set<EnrolmentLink>().ToListAsync()).Select(l => l.CodeDigest)) + line.Text),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task O18_a_member_who_lost_the_passkey_gets_another_link_and_the_old_access_ends()
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path);
        var (id, first) = await InvitedAsync(folder.Path);
        await EnrolledAsync(folder.Path, id);
        Assert.Contains("\tactive\t", (await Run.OfAsync("staff", "list", "--data", folder.Path, "--body", "sssc")).Output, StringComparison.Ordinal);
        var again = await Run.OfAsync("staff", "invite", "--member", id.ToString(), "--portal", Portal + "/", "--data", folder.Path);
        Assert.Equal((0, ""), (again.Code, again.Errors));
        Assert.NotEqual(first, again.Output.TrimEnd().Split('\n')[^1]);
        await MustBeShutAsync(folder.Path, links: 1);
        Assert.Contains("\tinvited\t", (await Run.OfAsync("staff", "list", "--data", folder.Path)).Output, StringComparison.Ordinal);
        Assert.Equal(["staff.invited", "staff.invited-again"], await ActsAsync(folder.Path));
    }

    [Fact]
    public async Task O18_a_member_is_disabled_at_once_for_good_and_only_once()
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path);
        var (id, _) = await InvitedAsync(folder.Path);
        await EnrolledAsync(folder.Path, id);
        Assert.Equal(0, (await Run.OfAsync("staff", "disable", "--member", id.ToString(), "--data", folder.Path)).Code);
        await MustBeShutAsync(folder.Path, links: 0);
        var second = await Run.OfAsync("staff", "disable", "--member", id.ToString(), "--data", folder.Path);
        Assert.Equal((0, true), (second.Code, second.Output.Contains("Nothing was changed", StringComparison.Ordinal)));
        var again = await Run.OfAsync("staff", "invite", "--member", id.ToString(), "--data", folder.Path);
        Assert.Equal((2, "", true), (again.Code, again.Output, again.Errors.Contains("is disabled for good", StringComparison.Ordinal)));
        Assert.Contains("\tdisabled\t", (await Run.OfAsync("staff", "list", "--data", folder.Path)).Output, StringComparison.Ordinal);
        Assert.Equal(["staff.invited", "staff.disabled"], await ActsAsync(folder.Path));
    }

    [Theory]
    [InlineData(64, "the catalog has no body \"nobody\"", "invite", "--body", "nobody", "--role", "clerk", "--name", "x")]
    [InlineData(
        64, "\"boss\" is not a role. There are clerk, approver, registrar, auditor, administrator.", "invite", "--body", "sssc", "--role", "boss",
        "--name", "x")]
    [InlineData(64, "\"4\" is not a role", "invite", "--body", "sssc", "--role", "4", "--name", "x")]
    [InlineData(64, "--name is a name", "invite", "--body", "sssc", "--role", "clerk", "--name", " ")]
    [InlineData(64, "is not a member's id", "disable", "--member", "0199")]
    [InlineData(2, "there is no member", "disable", "--member", "01990000-0000-7000-8000-00000000000f")]
    [InlineData(2, "there is no member", "invite", "--member", "01990000-0000-7000-8000-00000000000f")]
    [InlineData(64, "usage:", "invite", "--member", "01990000-0000-7000-8000-00000000000f", "--role", "clerk")]
    [InlineData(64, "usage:", "invite", "--body", "sssc", "--role", "clerk")]
    [InlineData(64, "usage:", "list", "--bod", "sssc")]
    [InlineData(64, "usage:", "list", "--body")]
    [InlineData(64, "one or the other", "list", "--database", "Host=db;Database=akashi")]
    public async Task What_cannot_be_done_is_told_and_changes_nothing(int code, string words, params string[] args)
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path);
        var run = await Run.OfAsync(["staff", .. args, "--data", folder.Path]);
        Assert.Equal((code, "", true), (run.Code, run.Output, run.Errors.Contains(words, StringComparison.Ordinal)));
        Assert.Equal((0, 0), await ReadAsync(folder.Path, async db => (await db.Set<StaffMember>().CountAsync(), await db.Set<AuditEntry>().CountAsync())));
    }

    [Fact]
    public async Task No_database_is_made_where_there_is_none()
    {
        using var folder = new Folder();
        var run = await Run.OfAsync("staff", "list", "--data", folder.Path);
        Assert.Equal((2, true), (run.Code, run.Errors.Contains("there is no database", StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    private static async Task<(Guid Id, string Link)> InvitedAsync(string folder)
    {
        var run = await Run.OfAsync("staff", "invite", "--name", "登録　花子", "--body", "sssc", "--role", "Registrar", "--portal", Portal, "--data", folder);
        Assert.Equal((0, ""), (run.Code, run.Errors));
        return (await ReadAsync(folder, db => db.Set<StaffMember>().Select(m => m.Id).SingleAsync()), run.Output.TrimEnd().Split('\n')[^1]);
    }

    // A passkey, and a session from signing in with it.
    private static Task EnrolledAsync(string folder, Guid id) => Trail.ExecuteAsync(folder,
        $"""
        INSERT INTO staff_passkeys
            (Id, StaffMemberId, PublicKey, SignCount, AddedAt, Transports, UserVerified, BackupEligible, BackedUp, AttestationObject, ClientDataJson)
        VALUES ('cred', '{id.ToString().ToUpperInvariant()}', x'00', 0, '2026-11-24T01:00:00.0000000Z', '', 1, 0, 0, x'00', x'00');
        INSERT INTO sessions (Id, KeyDigest, Surface, SubjectId, StartedAt, SeenAt)
        VALUES ('01990000-0000-7000-8000-0000000000AA', 'digest', 'staff', '{id.ToString().ToUpperInvariant()}',
            '2026-11-24T01:00:00.0000000Z', '2026-11-24T01:00:00.0000000Z');
        """);

    private static async Task MustBeShutAsync(string folder, int links)
    {
        Assert.Equal(0, await ReadAsync(folder, db => db.Set<StaffPasskey>().CountAsync()));
        Assert.NotNull(await ReadAsync(folder, db => db.Set<Session>().Select(s => s.EndedAt).SingleAsync()));
        Assert.Equal(links, await ReadAsync(folder, db => db.Set<EnrolmentLink>().CountAsync()));
    }

    private static Task<List<string>> ActsAsync(string folder) => ReadAsync(folder, async db =>
        (await db.Set<AuditEntry>().OrderBy(e => e.Number).ToListAsync()).ConvertAll(
            e => System.Text.Json.Nodes.JsonNode.Parse(e.Text)!["act"]!.GetValue<string>()));

    private static async Task<T> ReadAsync<T>(string folder, Func<AkashiDb, Task<T>> read)
    {
        await using var db = StorageSetup.OpenReadOnly(StorageEngine.InFolder(folder))!;
        return await read(db);
    }
}
