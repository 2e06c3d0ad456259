using Akashi.Credentials.Status;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Portal.Withdraw;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing;

/// <summary>V3: an act that changes the state of a credential also requests the publication of its list.</summary>
public class PublicationTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public async Task Suspension_of_a_registration_with_a_credential_publishes_a_new_list()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await IssuedAsync(desk);
        var before = await ServedAsync(desk);
        await SuspendAsync(desk, entry);
        Assert.Equal(OutboxTurn.Done, await desk.Services.GetRequiredService<OutboxWorker>().RunOnceAsync(PublishStatus.Kind, CancellationToken.None));
        Assert.NotEqual(before.Tag, (await ServedAsync(desk)).Tag);
    }

    [Fact]
    public async Task Suspension_of_a_registration_without_a_credential_publishes_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        await SuspendAsync(desk, await desk.EntryAsync("D-0123456", holder: Hanako));
        Assert.Equal(OutboxTurn.Nothing, await desk.Services.GetRequiredService<OutboxWorker>().RunOnceAsync(PublishStatus.Kind, CancellationToken.None));
    }

    /// <summary>Row 3.7.2: a withdrawal is announced, so that verifiers know within seconds and not only at the next refreshing.</summary>
    [Fact]
    public async Task A_withdrawal_is_announced()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        var issued = await desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None));
        var id = Assert.IsType<IssueOutcome.Issued>(issued).Id;
        Assert.Equal(WithdrawOutcome.Withdrawn, await desk.WithAsync((WithdrawHandler withdraw) => withdraw.HandleAsync(id, Hanako, CancellationToken.None)));
        Assert.Equal(OutboxTurn.Done, await desk.Services.GetRequiredService<OutboxWorker>().RunOnceAsync(PublishStatus.Kind, CancellationToken.None));
    }

    [Fact]
    public async Task Published_list_is_served_by_a_node_that_never_signed_one()
    {
        await using var desk = await Desk.OpenAsync();
        await IssuedAsync(desk);
        var restarted = ActivatorUtilities.CreateInstance<PublishedLists>(desk.Services);
        Assert.Equal((await ServedAsync(desk)).Bytes, (await restarted.FindAsync(List, CancellationToken.None))!.Bytes);
    }

    [Fact]
    public async Task Nodes_that_open_a_list_at_the_same_time_leave_one()
    {
        await using var desk = await Desk.OpenAsync();
        var end = new DateTimeOffset(2027, 12, 1, 0, 0, 0, TimeSpan.Zero);
        var publisher = desk.Services.GetRequiredService<StatusPublisher>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => publisher.OpenAsync(end, 1, CancellationToken.None))));
        Assert.Equal(1, Assert.Single(await desk.RowsAsync<PublishedList>()).Revision);
    }

    [Fact]
    public async Task A_list_holds_credentials_that_expire_in_one_month_and_is_published_before_its_first_place_is_given()
    {
        await using var desk = await Desk.OpenAsync();
        await IssuedAsync(desk);
        var list = Assert.Single(await desk.RowsAsync<PublishedList>());
        Assert.Equal((List, new DateTimeOffset(2027, 12, 1, 0, 0, 0, TimeSpan.Zero)), (list.ListId, list.EndsAt));
        desk.Clock.Advance(TimeSpan.FromDays(30));
        await IssuedAsync(desk, "D-0123457");
        Assert.Equal([List, "202712-1"], (await desk.RowsAsync<PublishedList>()).Select(l => l.ListId).Order());
    }

    /// <summary>
    /// V6: a list is full when many draws in a row hit occupied places; places are
    /// never given out again. On one engine only, because the draws are our own code.
    /// </summary>
    [Fact]
    [Trait(TestDatabase.Trait, TestDatabase.Any)]
    public async Task V6_when_a_list_is_full_the_next_is_opened_beside_it()
    {
        await using var desk = await Desk.OpenAsync();
        await IssuedAsync(desk);
        await FillAsync(desk);
        await IssuedAsync(desk, "D-0123457");
        Assert.Equal([List, "202711-2"], (await desk.RowsAsync<PublishedList>()).Select(l => l.ListId).Order());
        Assert.Equal("202711-2", await desk.WithAsync((AkashiDb db) => db.Set<IssuedCredential>().MaxAsync(c => c.ListId)));
    }

    [Fact]
    public async Task Only_the_list_in_which_something_changed_is_compressed_again()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await IssuedAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(30));
        await IssuedAsync(desk, "D-0123457");
        await desk.SqlAsync("UPDATE status_lists SET \"Compressed\" = NULL");
        await SuspendAsync(desk, first);
        while (await desk.Services.GetRequiredService<OutboxWorker>().RunOnceAsync(PublishStatus.Kind, CancellationToken.None) == OutboxTurn.Done) continue;
        Assert.Equal(List, Assert.Single(await desk.RowsAsync<PublishedList>(), l => l.Compressed is not null).ListId);
    }

    [Fact]
    public async Task A_list_signed_again_unchanged_has_the_same_states_at_a_later_time()
    {
        await using var desk = await Desk.OpenAsync();
        await SuspendAsync(desk, await IssuedAsync(desk));
        var publisher = desk.Services.GetRequiredService<StatusPublisher>();
        await publisher.RunOnceAsync(CancellationToken.None);
        var before = Read(await ServedAsync(desk));
        desk.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await publisher.RefreshAsync(CancellationToken.None));
        var (after, index) = (Read(await ServedAsync(desk)), Assert.Single(await desk.RowsAsync<IssuedCredential>()).Index);
        Assert.Equal((StatusValue.Suspended, before.IssuedAt.AddSeconds(30)), (after[index]!.Value, after.IssuedAt));
    }

    [Fact]
    public async Task A_list_that_has_ended_is_no_longer_named_to_verifiers()
    {
        await using var desk = await Desk.OpenAsync();
        await IssuedAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(380));
        Assert.Empty(await desk.Services.GetRequiredService<PublishedLists>().IdsAsync(CancellationToken.None));
    }

    private const string List = "202711-1";

    // Every place of the list, as after a million issues, but without the long codes.
    private static async Task FillAsync(Desk desk)
    {
        string[] columns =
        [
            "RegistrationId", "AccountId", "QualificationId", "RegistrationVersion", "ListId",
            "IssuedAt", "ExpiresAt", "KeyId", "State", "RegistrationStatus",
        ];
        var (numbers, id) = TestDatabase.IsPostgres
            ? ("generate_series(0, 1048575) n(i)", "gen_random_uuid()")
            : (
                "(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1048575) SELECT i FROM n) n",
                "printf('%08X-0000-4000-8000-000000000000', n.i)");
        // To keep indexes that nothing here reads would take half of the time.
        foreach (var index in new[] { "IX_credentials_KeyId_Id", "IX_credentials_AccountId_IssuedAt" }) await desk.SqlAsync($"DROP INDEX \"{index}\"");
        await desk.SqlAsync(
            $"INSERT INTO credentials (\"Id\", \"Index\", \"Url\", {string.Join(", ", columns.Select(c => $"\"{c}\""))}) "
            + $"SELECT {id}, n.i, '', {string.Join(", ", columns.Select(c => $"c.\"{c}\""))} FROM credentials c, {numbers} WHERE n.i <> c.\"Index\"");
    }

    private static StatusList Read(ServedList served)
    {
        Assert.True(StatusList.TryRead(served.Bytes, out var list, out _));
        return list!;
    }

    private static async Task<Guid> IssuedAsync(Desk desk, string number = "D-0123456")
    {
        var entry = await desk.EntryAsync(number, holder: Hanako);
        Assert.IsType<IssueOutcome.Issued>(await desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None)));
        return entry;
    }

    private static Task SuspendAsync(Desk desk, Guid entry) =>
        desk.WithAsync((ChangeStatusHandler change) =>
            change.HandleAsync(entry, desk.Qualifications, StatusCommand.Suspend, desk.Clerk.Actor, "申出", CancellationToken.None));

    private static async Task<ServedList> ServedAsync(Desk desk) =>
        (await desk.Services.GetRequiredService<PublishedLists>().FindAsync(List, CancellationToken.None))!;
}
