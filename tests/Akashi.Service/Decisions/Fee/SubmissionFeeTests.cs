using Akashi.Service.Applications;
using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Applications.Portal.Withdraw;
using Akashi.Service.Decisions.Fee;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Decisions.Office.Review;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Applications;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Payments;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Decisions.Fee;

/// <summary>A fee that is due with the submission (decision 0043): threats M12 and M13.</summary>
public sealed class SubmissionFeeTests : IDisposable
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private readonly FeeAtSubmissionCatalog catalog = new();

    [Fact]
    public async Task M12_staff_get_it_only_when_it_is_paid_and_ask_for_nothing_again()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        await desk.EntryAsync("D-0123456");
        var id = await desk.SubmittedAsync(Hanako);
        Assert.Equal(ApplicationState.Unpaid, (await desk.RowAsync(id)).State);
        Assert.Equal(BeginReviewOutcome.NotFound, await desk.BeginReviewAsync(id));
        Assert.Equal(DecideOutcome.NotFound, await desk.AcceptAsync(id));
        Assert.False(await LateNews.PaidAsync(desk, id));
        Assert.Equal(ApplicationState.Submitted, (await desk.RowAsync(id)).State);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id));
        Assert.Equal(ApplicationState.Completed, (await desk.RowAsync(id)).State);
        Assert.Single(await desk.RowsAsync<Charge>());
    }

    [Fact]
    public async Task Days_until_it_is_paid_do_not_count_for_the_body()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await desk.SubmittedAsync(Hanako);
        desk.Clock.Advance(TimeSpan.FromDays(5));
        await LateNews.PaidAsync(desk, id);
        Assert.Equal(5, (await desk.RowAsync(id)).DaysWithHolder);
    }

    [Fact]
    public async Task What_is_not_paid_ends_after_two_reminders()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await desk.SubmittedAsync(Hanako);
        for (var day = 0; day < 61; day++)
        {
            desk.Clock.Advance(TimeSpan.FromDays(1));
            await desk.Services.GetRequiredService<DeadlineWork>().RunOnceAsync(CancellationToken.None);
            await desk.Services.GetRequiredService<UnpaidWork>().RunOnceAsync(CancellationToken.None);
        }
        Assert.Equal(ApplicationState.Expired, (await desk.RowAsync(id)).State);
        Assert.Equal(2, (await desk.StepsAsync(id)).Count(s => s.RemindsOf is not null));
        Assert.Equal(ChargeState.Cancelled, Assert.Single(await desk.RowsAsync<Charge>()).State);
    }

    [Fact]
    public async Task M13_who_withdraws_before_paying_pays_nothing_any_more()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await desk.SubmittedAsync(Hanako);
        Assert.Equal(WithdrawOutcome.Withdrawn, await desk.WithdrawAsync(id, Hanako));
        Assert.Equal(ChargeState.Cancelled, Assert.Single(await desk.RowsAsync<Charge>()).State);
        Assert.True(await LateNews.PaidAsync(desk, id));
        Assert.Equal(ApplicationState.Withdrawn, (await desk.RowAsync(id)).State);
    }

    [Fact]
    public async Task M13_nobody_withdraws_while_it_is_being_paid()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await desk.SubmittedAsync(Hanako);
        await desk.WithAsync(async (AkashiDb db) =>
        {
            var charge = await db.Set<Charge>().SingleAsync();
            charge.State = ChargeState.Started;
            var now = desk.Clock.GetUtcNow();
            db.Add(new Attempt
            {
                Id = Guid.CreateVersion7(now),
                ChargeId = charge.Id,
                State = AttemptState.Requested,
                BegunAt = now,
                EndsAt = now.AddHours(1),
                Language = "ja",
            });
            return await db.SaveChangesAsync();
        });
        Assert.Equal(WithdrawOutcome.BeingPaid, await desk.WithdrawAsync(id, Hanako));
        Assert.Equal(ApplicationState.Unpaid, (await desk.RowAsync(id)).State);
    }

    [Fact]
    public async Task Correction_is_not_asked_for_it_again()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await desk.SubmittedAsync(Hanako);
        await LateNews.PaidAsync(desk, id);
        await desk.BeginReviewAsync(id);
        Assert.Equal(DecideOutcome.Decided, await desk.ReturnAsync(id));
        await desk.AnswerFieldAsync(id, Hanako, "phone", "0390001111");
        Assert.IsType<SubmitOutcome.Submitted>(await desk.SignAsync(id, Hanako));
        Assert.Equal(ApplicationState.Submitted, (await desk.RowAsync(id)).State);
        Assert.Single(await desk.RowsAsync<Charge>());
    }

    [Fact]
    public async Task Holder_is_led_to_the_payment_and_reads_what_it_is_for()
    {
        await using var world = await OwnWorld.StartAsync("Catalog=" + catalog.Folder);
        var holder = await world.HolderSignedIn();
        Assert.Contains("申請のときにお支払いください。", (await holder.Browser.OpenAsync("/applications/begin/certified-care-worker")).Words, StringComparison.Ordinal);
        var application = await holder.AppliesAsync(Registering.NewNumber());
        var page = holder.Browser.Page;
        Assert.Equal("申請を受け付けました（お支払い待ち）", page.Heading);
        Assert.Contains(page.Links, l => l.StartsWith("/payments/", StringComparison.Ordinal));
        page = await holder.Browser.OpenAsync(application + "/timeline");
        Assert.Contains("お支払いが確認されると、資格管理団体が審査を始めます。", page.Words, StringComparison.Ordinal);
        Assert.Contains("この日までにお支払いがないと", page.Words, StringComparison.Ordinal);
        Assert.Contains("お支払い待ち（審査前）", (await holder.Browser.OpenAsync("/applications/mine")).Words, StringComparison.Ordinal);
        Assert.Contains("審査を始めるために、手数料をお支払いください。", (await holder.Browser.OpenAsync("/contacts/notices")).Words, StringComparison.Ordinal);
        var clerk = await world.StaffSignedIn();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await clerk.Browser.OpenAsync(Clerk.ReviewOf(application))).Status);
        Assert.DoesNotContain(Clerk.ReviewOf(application), (await clerk.Browser.OpenAsync("/office/decisions/queue?state=All")).Links);
    }

    public void Dispose() => catalog.Dispose();
}
