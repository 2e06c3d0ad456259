using Akashi.Service.Applications;
using Akashi.Service.Decisions;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Applications;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Decisions.Office.Decide;

/// <summary>Row 6.4: a second person confirms what the procedure says needs two.</summary>
public sealed class TwoPersonsTests : IDisposable
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly AcceptInput Accepted = new(Note: "登録簿と一致");
    private readonly TwoPersonsCatalog catalog = new();

    [Fact]
    public async Task Acceptance_takes_effect_only_when_a_second_person_confirms_it()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var entry = await desk.EntryAsync("D-0123456");
        var id = await UnderReviewAsync(desk);
        Assert.Equal(DecideOutcome.NoReason, await desk.AcceptRoundAsync(id, new AcceptInput()));
        Assert.Equal(DecideOutcome.Proposed, await desk.AcceptRoundAsync(id, Accepted));
        Assert.Equal((ApplicationState.AwaitingSecond, null), ((await desk.RowAsync(id)).State, (await desk.RowAsync(id)).RegistrationId));
        Assert.Empty(await desk.RowsAsync<Decision>());
        var second = await MemberAsync(desk, "決裁　二郎");
        Assert.Equal(DecideOutcome.Decided, await ConfirmAsync(desk, id, second));
        Assert.Equal(DecideOutcome.Decided, await ConfirmAsync(desk, id, second));
        var decision = Assert.Single(await desk.RowsAsync<Decision>());
        Assert.Equal((second.Actor, desk.Clerk.Actor), (decision.By, decision.First));
        Assert.Equal((ApplicationState.Completed, entry), ((await desk.RowAsync(id)).State, (await desk.RowAsync(id)).RegistrationId));
    }

    [Fact]
    public async Task Rejection_takes_effect_only_when_a_second_person_confirms_it()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await UnderReviewAsync(desk);
        Assert.Equal(DecideOutcome.Proposed, await desk.RejectAsync(id));
        Assert.DoesNotContain(await desk.StepsAsync(id), s => s.Message is not null);
        Assert.Equal(DecideOutcome.Decided, await ConfirmAsync(desk, id, await MemberAsync(desk, "決裁　二郎")));
        Assert.Equal("該当しません。", (await desk.StepsAsync(id))[^1].Message);
    }

    [Fact]
    public async Task R5_the_same_person_never_confirms()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        await desk.EntryAsync("D-0123456");
        var id = await UnderReviewAsync(desk);
        await desk.AcceptRoundAsync(id, Accepted);
        Assert.Equal(DecideOutcome.SamePerson, await ConfirmAsync(desk, id, desk.Clerk));
        Assert.Equal(DecideOutcome.SamePerson, await ConfirmAsync(desk, id, desk.Clerk with { Role = StaffRole.Approver }));
        Assert.Equal(DecideOutcome.AwaitsSecond, await desk.AcceptRoundAsync(id, Accepted));
        Assert.Equal(ApplicationState.AwaitingSecond, (await desk.RowAsync(id)).State);
    }

    [Fact]
    public async Task R5_a_second_account_of_the_same_person_does_not_confirm()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        await desk.EntryAsync("D-0123456");
        var id = await UnderReviewAsync(desk);
        var first = await MemberAsync(desk, "受付　花子", StaffRole.Clerk);
        await desk.AcceptRoundAsync(id, Accepted, first);
        Assert.Equal(DecideOutcome.SamePerson, await ConfirmAsync(desk, id, await MemberAsync(desk, "受付 花子")));
        Assert.Equal(DecideOutcome.Decided, await ConfirmAsync(desk, id, await MemberAsync(desk, "決裁　二郎")));
    }

    [Fact]
    public async Task What_is_sent_back_is_reviewed_again_and_its_confirmation_comes_too_late()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        await desk.EntryAsync("D-0123456");
        var id = await UnderReviewAsync(desk);
        await desk.AcceptRoundAsync(id, Accepted);
        var second = await MemberAsync(desk, "決裁　二郎");
        Assert.Equal(DecideOutcome.SentBack, await SendBackAsync(desk, id, second));
        Assert.Equal(DecideOutcome.ProposalMoved, await ConfirmAsync(desk, id, second));
        Assert.Equal(ApplicationState.UnderReview, (await desk.RowAsync(id)).State);
        var proposal = Assert.Single(await desk.RowsAsync<Proposal>());
        Assert.Equal(("写しが不鮮明です。", second.Actor), (proposal.SentBackReason, proposal.SentBackBy));
        Assert.Equal(DecideOutcome.Proposed, await desk.RejectAsync(id));
        Assert.Equal(DecideOutcome.ProposalMoved, await ConfirmAsync(desk, id, second));
        Assert.Equal(DecideOutcome.Decided, await ConfirmAsync(desk, id, second, 2));
        Assert.Equal(ApplicationState.Rejected, (await desk.RowAsync(id)).State);
    }

    [Fact]
    public async Task Confirmation_asks_the_register_as_it_is_then()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        await desk.EntryAsync("D-0123456");
        var id = await UnderReviewAsync(desk);
        await desk.AcceptRoundAsync(id, Accepted);
        await desk.SqlAsync("UPDATE registrations SET \"Status\" = 'Suspended'");
        Assert.Equal(DecideOutcome.EntryNotActive, await ConfirmAsync(desk, id, await MemberAsync(desk, "決裁　二郎")));
        Assert.Equal(ApplicationState.AwaitingSecond, (await desk.RowAsync(id)).State);
    }

    [Fact]
    public async Task Holder_withdraws_before_the_confirmation_which_then_comes_too_late()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        await desk.EntryAsync("D-0123456");
        var id = await UnderReviewAsync(desk);
        await desk.AcceptRoundAsync(id, Accepted);
        await desk.WithdrawAsync(id, Hanako);
        Assert.Equal(DecideOutcome.Ended, await ConfirmAsync(desk, id, await MemberAsync(desk, "決裁　二郎")));
        Assert.Empty(await desk.RowsAsync<Decision>());
    }

    public void Dispose() => catalog.Dispose();

    internal static Task<DecideOutcome> ConfirmAsync(Desk desk, Guid id, StaffPerson by, int proposal = 1) => desk.WithAsync((SecondHandler second) =>
        second.ConfirmAsync(id, by, desk.Qualifications, new ConfirmInput(proposal), CancellationToken.None));

    internal static Task<DecideOutcome> SendBackAsync(Desk desk, Guid id, StaffPerson by, int proposal = 1) => desk.WithAsync((SecondHandler second) =>
        second.SendBackAsync(id, by, desk.Qualifications, proposal, "写しが不鮮明です。", CancellationToken.None));

    internal static async Task<StaffPerson> MemberAsync(Desk desk, string name, StaffRole role = StaffRole.Approver)
    {
        var member = new StaffMember { Id = Guid.CreateVersion7(desk.Clock.GetUtcNow()), BodyId = desk.Clerk.BodyId, Name = name, Role = role, AddedAt = desk.Clock.GetUtcNow() };
        await desk.WithAsync((AkashiDb db) => { db.Add(member); return db.SaveChangesAsync(); });
        return new StaffPerson(member.Id, name, member.BodyId, role);
    }

    private static async Task<Guid> UnderReviewAsync(Desk desk)
    {
        var id = await desk.SubmittedAsync(Hanako);
        await desk.BeginReviewAsync(id);
        return id;
    }
}
