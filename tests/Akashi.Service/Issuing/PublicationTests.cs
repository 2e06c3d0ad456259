using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Registers.ChangeStatus;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing;

/// <summary>V3: what changes a credential's state asks for the publication in its own act.</summary>
public class PublicationTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public async Task Suspension_of_a_registration_with_a_credential_publishes_a_new_list()
    {
        await using var desk = await Desk.OpenAsync();
        var before = await PublishedAsync(desk);
        await SuspendAsync(desk, issued: true);
        Assert.Equal(OutboxTurn.Done, await desk.Services.GetRequiredService<OutboxWorker>().RunOnceAsync(PublishStatus.Kind, CancellationToken.None));
        Assert.NotEqual(before.Tag, (await ServedAsync(desk)).Tag);
    }

    [Fact]
    public async Task Suspension_of_a_registration_without_a_credential_publishes_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        await SuspendAsync(desk, issued: false);
        Assert.Equal(OutboxTurn.Nothing, await desk.Services.GetRequiredService<OutboxWorker>().RunOnceAsync(PublishStatus.Kind, CancellationToken.None));
    }

    [Fact]
    public async Task Published_list_is_served_by_a_node_that_never_signed_one()
    {
        await using var desk = await Desk.OpenAsync();
        var published = await PublishedAsync(desk);
        var restarted = ActivatorUtilities.CreateInstance<PublishedLists>(desk.Services);
        Assert.Equal(published.Bytes, (await restarted.FindAsync("1", CancellationToken.None))!.Bytes);
    }

    [Fact]
    public async Task Nodes_that_publish_the_first_list_at_once_leave_one()
    {
        await using var desk = await Desk.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.Services.GetRequiredService<StatusPublisher>().RunOnceAsync(CancellationToken.None))));
        Assert.Equal(1, Assert.Single(await desk.RowsAsync<PublishedList>()).Revision);
    }

    private static async Task SuspendAsync(Desk desk, bool issued)
    {
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        if (issued) Assert.IsType<IssueOutcome.Issued>(await desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None)));
        await desk.WithAsync((ChangeStatusHandler change) => change.HandleAsync(entry, desk.Qualifications, StatusCommand.Suspend, desk.Clerk.Actor, "申出", CancellationToken.None));
    }

    private static async Task<ServedList> PublishedAsync(Desk desk)
    {
        await desk.Services.GetRequiredService<StatusPublisher>().RunOnceAsync(CancellationToken.None);
        return await ServedAsync(desk);
    }

    private static async Task<ServedList> ServedAsync(Desk desk) => (await desk.Services.GetRequiredService<PublishedLists>().FindAsync("1", CancellationToken.None))!;
}
