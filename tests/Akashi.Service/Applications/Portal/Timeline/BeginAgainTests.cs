using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Timeline;
using Akashi.Service.Platform.Files;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Applications.Portal.Timeline;

/// <summary>「内容を引き継いで申請しなおす」: answers and documents are taken over, never facts, consent or signature.</summary>
public class BeginAgainTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly Guid Stranger = new("01990000-0000-7000-8000-000000000002");

    [Fact]
    public async Task Answers_and_documents_of_a_rejected_application_are_in_the_new_draft()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await RejectedAsync(desk);
        var file = Assert.Single(await desk.RowsAsync<Attachment>());
        await desk.WithAsync(async (FileStore files) => { await files.SaveAsync(file.Id, new byte[] { 7 }, CancellationToken.None); return true; });
        Assert.IsType<BeginAgainOutcome.Begun>(await AgainAsync(desk, id, Hanako));
        var draft = (await desk.RowsAsync<Application>()).Single(a => a.Id != id);
        Assert.Equal((ApplicationState.Draft, "0312345678"), (draft.State, draft.Answers.Accepted["phone"]));
        Assert.Equal((null, null, null), (draft.Facts, draft.ConsentedAt, draft.Submission));
        var copy = (await desk.RowsAsync<Attachment>()).Single(a => a.ApplicationId == draft.Id);
        Assert.Equal((file.DocumentId, file.Name, null), (copy.DocumentId, copy.Name, copy.SignedIn));
        Assert.Equal([7], await desk.WithAsync((FileStore files) => files.ReadAsync(copy.Id, CancellationToken.None)));
    }

    [Fact]
    public async Task Draft_in_which_something_was_typed_stays_as_it_is()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await RejectedAsync(desk);
        await AgainAsync(desk, id, Hanako);
        var draft = (await desk.RowsAsync<Application>()).Single(a => a.Id != id).Id;
        await desk.AnswerFieldAsync(draft, Hanako, "phone", "0390001111");
        Assert.IsType<BeginAgainOutcome.Begun>(await AgainAsync(desk, id, Hanako));
        Assert.Equal("0390001111", (await desk.RowAsync(draft)).Answers.Accepted["phone"]);
    }

    [Fact]
    public async Task Open_application_is_not_taken_over()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.IsType<BeginAgainOutcome.NotNow>(await AgainAsync(desk, await desk.SubmittedAsync(Hanako), Hanako));
    }

    [Fact]
    public async Task R1_nobody_else_takes_it_over()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await RejectedAsync(desk);
        await desk.AccountAsync(Stranger);
        Assert.IsType<BeginAgainOutcome.NotNow>(await AgainAsync(desk, id, Stranger));
        Assert.Single(await desk.RowsAsync<Application>());
    }

    private static async Task<Guid> RejectedAsync(Desk desk)
    {
        var id = await desk.SubmittedAsync(Hanako);
        await desk.BeginReviewAsync(id);
        await desk.RejectAsync(id);
        return id;
    }

    private static Task<BeginAgainOutcome> AgainAsync(Desk desk, Guid id, Guid account) =>
        desk.WithAsync((BeginAgainHandler again) => again.HandleAsync(id, account, CancellationToken.None));
}
