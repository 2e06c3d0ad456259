using Akashi.Service.Applications;
using Akashi.Service.Audit;
using Akashi.Service.Decisions;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Applications;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Payments;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Decisions.Office.Decide;

/// <summary>再交付: rows 2.5.2 to 2.7.1 and 6.3 to 6.4, threats G8 and G9.</summary>
public sealed class ReissueDecisionTests(World world) : IDisposable
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private readonly FeeAfterReviewCatalog catalog = new();

    public void Dispose() => catalog.Dispose();

    [Fact]
    public async Task Reissue_leaves_a_line_in_the_history_and_withdraws_every_credential()
    {
        var (holder, entry) = await world.EntryHolderAsync();
        await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        (await holder.Browser.SubmitAsync("main form")).MustBe("3.6.1");
        var application = await holder.FillsInReissueAsync(entry);
        Assert.Contains("免許証", holder.Browser.Page.Words, StringComparison.Ordinal);
        Assert.Contains("再交付の前に発行したデジタル資格者証は、すべて無効になります。", holder.Browser.Page.Words, StringComparison.Ordinal);
        await holder.SignsAsync();

        var clerk = await world.StaffSignedIn();
        Assert.Contains("登録の履歴に再交付を記録します。", (await clerk.ReviewsAsync(application)).Words, StringComparison.Ordinal);
        Assert.Empty((await clerk.Browser.PressAsync("承認する")).MustBe("6.3").Errors);

        var versions = await world.InDbAsync(db =>
            db.Set<RegistrationVersion>().AsNoTracking().Where(v => v.RegistrationId == entry).OrderBy(v => v.Number).ToListAsync());
        Assert.Equal(["imported", "reissued"], versions.Select(v => v.Act));
        Assert.Equal((versions[0].Name, RegistrationStatus.Active), (versions[1].Name, versions[1].Status));
        var receipt = (await world.InDbAsync(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == Applying.IdOf(application)))).Submission;
        Assert.Equal(receipt?.ReceiptNumber, versions[1].Why);
        var credential = await world.InDbAsync(db => db.Set<IssuedCredential>().AsNoTracking().SingleAsync(c => c.RegistrationId == entry));
        Assert.Equal(CredentialState.Withdrawn, credential.State);
        Assert.Contains("再交付（申請）", (await clerk.Browser.OpenAsync($"/office/registers/{entry}/open")).Words, StringComparison.Ordinal);
        Assert.Contains("これまでのデジタル資格者証は使えません。", (await holder.Browser.OpenAsync("/contacts/notices")).Words, StringComparison.Ordinal);
        Assert.Contains("新しいデジタル資格者証を受け取れます。", (await holder.Browser.OpenAsync(application + "/timeline")).Words, StringComparison.Ordinal);
        await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        (await holder.Browser.SubmitAsync("main form")).MustBe("3.6.1");
    }

    [Fact]
    public async Task G9_only_what_was_issued_before_is_withdrawn_and_the_trail_says_so()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        var before = await IssueAsync(desk, entry);
        await LateNews.PaidAsync(desk, await DecidedAsync(desk, entry));
        var after = await IssueAsync(desk, entry);
        var states = (await desk.RowsAsync<IssuedCredential>()).ToDictionary(c => c.Id, c => c.State);
        Assert.Equal((CredentialState.Withdrawn, CredentialState.Valid), (states[before], states[after]));
        var line = (await desk.RowsAsync<AuditEntry>()).Single(r => r.Text.Contains("credential.withdrawn", StringComparison.Ordinal));
        Assert.Contains($"credential:{before}", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task G9_nothing_is_withdrawn_before_the_fee_is_paid()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        await IssueAsync(desk, entry);
        var id = await DecidedAsync(desk, entry);
        Assert.Equal(CredentialState.Valid, Assert.Single(await desk.RowsAsync<IssuedCredential>()).State);
        await LateNews.PaidAsync(desk, id);
        Assert.Equal(CredentialState.Withdrawn, Assert.Single(await desk.RowsAsync<IssuedCredential>()).State);
    }

    [Fact]
    public async Task G8_what_is_paid_after_the_entry_was_suspended_waits_for_staff_and_can_be_decided_again()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        var id = await DecidedAsync(desk, entry);
        await StatusAsync(desk, entry, StatusCommand.Suspend);
        await LateNews.PaidAsync(desk, id);
        Assert.Equal(ApplicationState.Paid, Assert.Single(await desk.RowsAsync<Application>()).State);
        Assert.DoesNotContain(await desk.RowsAsync<RegistrationVersion>(), v => v.Act == "reissued");
        await StatusAsync(desk, entry, StatusCommand.Lift);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id, seen: 3));
        Assert.Equal(ApplicationState.Completed, Assert.Single(await desk.RowsAsync<Application>()).State);
        Assert.Single(await desk.RowsAsync<RegistrationVersion>(), v => v.Act == "reissued");
    }

    [Fact]
    public async Task G8_what_is_paid_after_the_entry_was_revoked_can_only_be_rejected_and_ends_so()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        var id = await DecidedAsync(desk, entry);
        await StatusAsync(desk, entry, StatusCommand.Revoke);
        await LateNews.PaidAsync(desk, id);
        Assert.NotEqual(DecideOutcome.Decided, await desk.AcceptAsync(id, seen: 2));
        Assert.Equal(ApplicationState.Paid, (await desk.RowAsync(id)).State);
        Assert.Equal(DecideOutcome.Decided, await desk.RejectAsync(id));
        Assert.Equal(DecideOutcome.Decided, await desk.RejectAsync(id));
        var (row, decision) = (await desk.RowAsync(id), Assert.Single(await desk.RowsAsync<Decision>()));
        Assert.Equal((ApplicationState.Rejected, null), (row.State, row.OpenChangeOf));
        Assert.Equal(("該当しません。", null, null), (decision.Rejection, decision.AwaitingFee, decision.PromisedEntry));
        Assert.DoesNotContain(await desk.RowsAsync<RegistrationVersion>(), v => v.Act == "reissued");
    }

    [Fact]
    public async Task G2_another_name_than_the_registers_needs_a_reason()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var entry = await desk.EntryAsync("D-0123456", name: "佐藤　花子", holder: Hanako);
        var id = await desk.SubmittedAboutAsync(Hanako, entry, "reissue");
        Assert.Equal(DecideOutcome.NotConfirmed, await desk.AcceptAsync(id, seen: 1));
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id, seen: 1, answer: new IdentityAnswer("name", "戸籍抄本で確認")));
    }

    private static async Task<Guid> DecidedAsync(Desk desk, Guid entry)
    {
        var id = await desk.SubmittedAboutAsync(Hanako, entry, "reissue");
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id, seen: 1));
        return id;
    }

    private static async Task<Guid> IssueAsync(Desk desk, Guid entry) =>
        Assert.IsType<IssueOutcome.Issued>(await desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None))).Id;

    private static Task<StatusOutcome> StatusAsync(Desk desk, Guid entry, StatusCommand command) => desk.WithAsync((ChangeStatusHandler change) =>
        change.HandleAsync(entry, desk.Qualifications, command, desk.Clerk.Actor, "届出による", CancellationToken.None));
}
