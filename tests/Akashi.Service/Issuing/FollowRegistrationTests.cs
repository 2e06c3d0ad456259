using Akashi.Credentials.Status;
using Akashi.Service.Audit;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Registers.Orders;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Issuing;

/// <summary>Row 2.7.1, threats G6 and G7: what happens to credentials, and to the status of the entry, when a change is completed.</summary>
public class FollowRegistrationTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly ChangedFacts NewName = new("佐藤　花子", null, null, null, null);

    [Theory]
    [InlineData("佐藤　花子", null, null)]
    [InlineData(null, "サトウ　ハナコ", null)]
    [InlineData(null, null, "山田")]
    public async Task G7_a_credential_with_a_fact_that_changed_is_replaced(string? name, string? kana, string? former)
    {
        await using var desk = await Desk.OpenAsync();
        var (entry, credential) = await IssuedAsync(desk);
        await ChangeAsync(desk, entry, new ChangedFacts(name, kana, former, null, null));
        Assert.Equal(StatusValue.Replaced, await ValueAsync(desk, credential));
    }

    [Fact]
    public async Task A_credential_without_the_fact_that_changed_stays_valid()
    {
        await using var desk = await Desk.OpenAsync();
        var (entry, credential) = await IssuedAsync(desk);
        await ChangeAsync(desk, entry, new ChangedFacts(null, null, null, "大阪府大阪市北区中之島１", "大阪府"));
        Assert.Equal(StatusValue.Valid, await ValueAsync(desk, credential));
    }

    [Fact]
    public async Task A_second_credential_on_the_same_facts_replaces_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        var (entry, first) = await IssuedAsync(desk);
        await IssueAsync(desk, entry);
        Assert.Equal(StatusValue.Valid, await ValueAsync(desk, first));
    }

    [Fact]
    public async Task A_credential_issued_on_the_new_facts_is_valid_beside_the_replaced_one()
    {
        await using var desk = await Desk.OpenAsync();
        var (entry, old) = await IssuedAsync(desk);
        await ChangeAsync(desk, entry, NewName);
        var fresh = await IssueAsync(desk, entry);
        Assert.Equal((StatusValue.Replaced, StatusValue.Valid), (await ValueAsync(desk, old), await ValueAsync(desk, fresh)));
    }

    [Fact]
    public async Task A_suspension_and_its_lifting_replace_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        var (entry, credential) = await IssuedAsync(desk);
        await StatusAsync(desk, entry, StatusCommand.Suspend);
        await StatusAsync(desk, entry, StatusCommand.Lift);
        Assert.Equal(StatusValue.Valid, await ValueAsync(desk, credential));
    }

    [Fact]
    public async Task G6_a_change_completed_after_a_revocation_revives_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        var (entry, credential) = await IssuedAsync(desk);
        await StatusAsync(desk, entry, StatusCommand.Revoke);
        await ChangeAsync(desk, entry, NewName);
        var status = Assert.Single(await desk.RowsAsync<Registration>()).Status;
        Assert.Equal((RegistrationStatus.Revoked, StatusValue.Revoked), (status, await ValueAsync(desk, credential)));
    }

    [Fact]
    public async Task A_replacement_is_recorded_in_the_audit_trail()
    {
        await using var desk = await Desk.OpenAsync();
        var (entry, credential) = await IssuedAsync(desk);
        await ChangeAsync(desk, entry, NewName);
        var replaced = (await desk.RowsAsync<AuditEntry>()).Where(r => r.Text.Contains("credential.replaced", StringComparison.Ordinal));
        Assert.Single(replaced, r => r.Text.Contains($"credential:{credential}", StringComparison.Ordinal));
    }

    private static async Task<(Guid Entry, Guid Credential)> IssuedAsync(Desk desk)
    {
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        return (entry, await IssueAsync(desk, entry));
    }

    private static async Task<Guid> IssueAsync(Desk desk, Guid entry) =>
        Assert.IsType<IssueOutcome.Issued>(await desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None))).Id;

    private static Task ChangeAsync(Desk desk, Guid entry, ChangedFacts changed) =>
        desk.OrderAsync(new RegisterOrder.Amend(desk.Clerk.Actor, entry, "261124-AAAA-BBBB", changed));

    private static Task<StatusOutcome> StatusAsync(Desk desk, Guid entry, StatusCommand command) => desk.WithAsync((ChangeStatusHandler change) =>
        change.HandleAsync(entry, desk.Qualifications, command, desk.Clerk.Actor, "届出による", CancellationToken.None));

    private static async Task<StatusValue> ValueAsync(Desk desk, Guid credential)
    {
        var found = (await desk.RowsAsync<IssuedCredential>()).Single(c => c.Id == credential);
        return Akashi.Service.Issuing.StatusRules.Of(found.RegistrationStatus, found.State);
    }
}
