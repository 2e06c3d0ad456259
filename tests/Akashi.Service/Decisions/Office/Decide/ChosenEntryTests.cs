using Akashi.Service.Applications;
using Akashi.Service.Decisions;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Applications;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Decisions.Office.Decide;

/// <summary>Row 1.5.2, threat L5: staff link another entry than that of the signed number, from those that the register proposes and with a reason.</summary>
public sealed class ChosenEntryTests
{
    private const string Why = "登録証の写しの番号はD-0777777で、申請の番号は書き誤りです。";
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public async Task L5_entry_with_another_number_is_linked_only_with_a_reason_for_that()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0777777");
        var id = await desk.SubmittedAsync(Hanako);
        Assert.Equal(DecideOutcome.NoEntry, await AcceptAsync(desk, id, null));
        Assert.Equal(DecideOutcome.NotConfirmed, await AcceptAsync(desk, id, entry));
        Assert.Equal(DecideOutcome.NotConfirmed, await AcceptAsync(desk, id, entry, "name"));
        Assert.Equal(DecideOutcome.Decided, await AcceptAsync(desk, id, entry, "number"));
        Assert.Equal(Hanako, Assert.Single(await desk.RowsAsync<Registration>()).AccountId);
        Assert.Equal(("number", Why), (await desk.RowsAsync<Decision>())[0].Doubts is { } doubts ? (doubts.Doubts, doubts.Reason) : default);
        Assert.Equal("D-0123456", (await desk.RowAsync(id)).Answers.Accepted["registration-number"]);
    }

    [Theory]
    [InlineData("another birth date")]
    [InlineData("nothing but the birth date")]
    [InlineData("another qualification")]
    public async Task L5_entry_that_the_register_does_not_propose_is_not_linked(string what)
    {
        await using var desk = await Desk.OpenAsync();
        var facts = new RegistrationFacts("山田　花子", "ヤマダ　ハナコ", null, Desk.Hanako.BirthOn, Desk.Hanako.Sex, Desk.Hanako.Address, "東京都", new DateOnly(2019, 4, 1));
        var entry = what switch
        {
            "another birth date" => await desk.EntryAsync("D-0777777", birth: new DateOnly(1992, 9, 3)),
            "another qualification" => await desk.EntryAsync("A-0777777", qualification: "certified-social-worker"),
            _ => await desk.EntryAsync(
                "D-0777777", facts with { Name = "佐藤　洋子", Kana = "サトウ　ヨウコ", Address = "大阪府大阪市北区１", RegisteredOn = new DateOnly(2001, 4, 1) }, null),
        };
        var id = await desk.SubmittedAsync(Hanako);
        Assert.Equal(DecideOutcome.NoEntry, await AcceptAsync(desk, id, entry, "name number"));
        Assert.Null(Assert.Single(await desk.RowsAsync<Registration>()).AccountId);
    }

    [Fact]
    public async Task L5_chosen_entry_of_another_account_is_not_linked()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0777777", holder: Guid.CreateVersion7(desk.Clock.GetUtcNow()));
        Assert.Equal(DecideOutcome.EntryTaken, await AcceptAsync(desk, await desk.SubmittedAsync(Hanako), entry, "number"));
    }

    [Fact]
    public async Task Second_person_confirms_the_entry_that_the_first_one_chose()
    {
        using var catalog = new TwoPersonsCatalog();
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var entry = await desk.EntryAsync("D-0777777");
        var id = await desk.SubmittedAsync(Hanako);
        Assert.Equal(DecideOutcome.Proposed, await AcceptAsync(desk, id, entry, "number"));
        var second = await TwoPersonsTests.MemberAsync(desk, "決裁　二郎");
        var confirmed = await desk.WithAsync((SecondHandler handler) =>
            handler.ConfirmAsync(id, second, desk.Qualifications, new ConfirmInput(1, SeenVersion: 1), CancellationToken.None));
        Assert.Equal(DecideOutcome.Decided, confirmed);
        Assert.Equal((ApplicationState.Completed, entry), ((await desk.RowAsync(id)).State, (await desk.RowAsync(id)).RegistrationId));
    }

    private static async Task<DecideOutcome> AcceptAsync(Desk desk, Guid id, Guid? entry, string? doubts = null)
    {
        await desk.BeginReviewAsync(id);
        var answer = doubts is null ? null : new IdentityAnswer(doubts, Why);
        return await desk.AcceptRoundAsync(id, new AcceptInput(SeenVersion: 1, Answer: answer, Note: "確認済み", EntryId: entry));
    }
}
