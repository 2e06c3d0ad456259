using System.Text;
using Akashi.Credentials.Status;
using Akashi.Service.Applications;
using Akashi.Service.Audit;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Issuing;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Registers.Orders;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Decisions.Office.Decide;

/// <summary>消除・抹消 at the holder's own wish: rows 2.5.2 to 2.7.1 and 6.3 to 6.4, threat G8.</summary>
public sealed class DeletionDecisionTests(World world)
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public async Task The_holder_reads_what_it_means_before_the_choice_on_the_check_page_at_the_consent_and_in_what_is_signed()
    {
        var (holder, entry) = await world.EntryHolderAsync();
        Assert.Contains("登録が消除されると、元に戻せません", (await holder.Browser.OpenAsync($"/applications/change/{entry}")).Words, StringComparison.Ordinal);
        var application = await holder.FillsInDeletionAsync(entry);
        Assert.Contains("申請者が後から元に戻すことはできません。", holder.Browser.Page.Words, StringComparison.Ordinal);
        Assert.Contains("cannot undo this later", (await holder.Browser.OpenAsync(application + "/check?lang=en")).Words, StringComparison.Ordinal);
        await holder.Browser.OpenAsync(application + "/check?lang=ja");
        var consent = (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.11");
        Assert.Contains("あなたが後から取り消すことはできません。", consent.Text(".notice"), StringComparison.Ordinal);
        await holder.ConsentsAsync();
        Assert.Contains("登録の消除（抹消）", (await holder.CardAnswersAsync()).MustBe("2.6.1").Words, StringComparison.Ordinal);
        Assert.Contains("申請者が後から元に戻すことはできません。", await SignedAsync(application), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approving_deletes_the_entry_at_the_holders_own_wish_and_no_credential_of_it_is_valid()
    {
        var (holder, entry) = await world.EntryHolderAsync();
        await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        (await holder.Browser.SubmitAsync("main form")).MustBe("3.6.1");
        var application = await holder.FillsInDeletionAsync(entry);
        await holder.SignsAsync();

        var clerk = await world.StaffSignedIn();
        Assert.Contains("登録を「削除」にします。", (await clerk.ReviewsAsync(application)).Text(".notice--warning"), StringComparison.Ordinal);
        Assert.Empty((await clerk.Browser.PressAsync("承認する")).MustBe("6.3").Errors);

        var last = await world.InDbAsync(db =>
            db.Set<RegistrationVersion>().AsNoTracking().Where(v => v.RegistrationId == entry).OrderByDescending(v => v.Number).FirstAsync());
        Assert.Equal(("deleted-at-own-wish", RegistrationStatus.Deleted), (last.Act, last.Status));
        var credential = await world.InDbAsync(db => db.Set<IssuedCredential>().AsNoTracking().SingleAsync(c => c.RegistrationId == entry));
        Assert.Equal(StatusValue.Deleted, Akashi.Service.Issuing.StatusRules.Of(credential.RegistrationStatus, credential.State));
        Assert.Contains("本人の申出による消除（申請）", (await clerk.Browser.OpenAsync($"/office/registers/{entry}/open")).Words, StringComparison.Ordinal);

        Assert.Contains("申請により、登録が消除（抹消）されました。", (await holder.Browser.OpenAsync("/contacts/notices")).Words, StringComparison.Ordinal);
        var timeline = await holder.Browser.OpenAsync(application + "/timeline");
        Assert.Contains("登録が消除（抹消）されました。", timeline.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(timeline.Links, l => l.StartsWith("/issuing/", StringComparison.Ordinal));
        Assert.Contains("登録が消除（抹消）されました。", (await holder.Browser.OpenAsync("/applications/mine")).Words, StringComparison.Ordinal);
        // Nothing leads back: neither a credential nor an application about the entry.
        Assert.Null((await holder.Browser.OpenAsync($"/issuing/{entry}/qualification")).Document.QuerySelector("main form"));
        Assert.Null((await holder.Browser.OpenAsync($"/applications/change/{entry}")).Document.QuerySelector("main form[action], main form input"));
    }

    [Fact]
    public async Task Deletion_leaves_a_line_in_the_trail_that_names_it()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(await desk.SubmittedAboutAsync(Hanako, entry, "deletion"), seen: 1));
        Assert.Single(await desk.RowsAsync<AuditEntry>(), r => r.Text.Contains("registration.deleted-at-own-wish", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Suspend")]
    [InlineData("Revoke")]
    public async Task G8_nobody_escapes_a_sanction_by_a_deletion(string sanction)
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        var id = await desk.SubmittedAboutAsync(Hanako, entry, "deletion");
        await desk.WithAsync((ChangeStatusHandler change) =>
            change.HandleAsync(entry, desk.Qualifications, Enum.Parse<StatusCommand>(sanction), desk.Clerk.Actor, "処分", CancellationToken.None));
        Assert.Equal(DecideOutcome.EntryNotActive, await desk.AcceptAsync(id, seen: 2));
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.OrderAsync(new RegisterOrder.Delete(desk.Clerk.Actor, entry, "261124-AAAA-BBBB")));
        Assert.NotEqual(RegistrationStatus.Deleted, Assert.Single(await desk.RowsAsync<Registration>()).Status);
    }

    private async Task<string> SignedAsync(string application) => Encoding.UTF8.GetString(
        (await world.InDbAsync(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == Applying.IdOf(application)))).Submission!.Document);
}
