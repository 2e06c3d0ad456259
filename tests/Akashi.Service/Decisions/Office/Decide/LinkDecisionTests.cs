using Akashi.Service.Applications;
using Akashi.Service.Audit;
using Akashi.Service.Cards;
using Akashi.Service.Decisions;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Decisions.Office.Decide;

/// <summary>Threats L1 to L3: an entry is linked only to its own person, both at the decision and when the fee is paid.</summary>
public sealed class LinkDecisionTests : IDisposable
{
    private const string Why = "戸籍抄本で、山田花子さんが佐藤花子さんになったことを確認しました。";
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly CertifiedFacts Proven = Desk.Certified(Desk.Hanako);
    private readonly FeeCatalog catalog = new();

    [Fact]
    public async Task L1_no_reason_allows_linking_an_entry_with_another_birth_date_or_sex()
    {
        foreach (var (birth, sex) in new[] { (new DateOnly(1992, 9, 3), Sex.Female), (Desk.Hanako.BirthOn, Sex.Male) })
        {
            await using var desk = await Desk.OpenAsync();
            await desk.EntryAsync("D-0123456", birth: birth, sex: sex);
            var id = await desk.SubmittedAsync(Hanako);
            Assert.Equal(DecideOutcome.OtherPerson, await desk.AcceptAsync(id));
            Assert.Equal(DecideOutcome.OtherPerson, await desk.AcceptAsync(id, answer: new IdentityAnswer("", Why), seen: 1));
            Assert.Equal(DecideOutcome.OtherPerson, await desk.AcceptAsync(id, answer: new IdentityAnswer("birth", Why), seen: 1));
            Assert.Null(Assert.Single(await desk.RowsAsync<Registration>()).AccountId);
        }
    }

    [Theory]
    [InlineData("佐藤　花子", false, false, "name")]
    [InlineData("山田　花子", true, false, "sex")]
    [InlineData("山田　花子", false, true, "birth")]
    [InlineData("佐藤　花子", true, true, "name birth sex")]
    public async Task L3_what_differs_in_name_or_cannot_be_compared_needs_a_reason_for_exactly_that(string name, bool noSex, bool noBirth, string doubts)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456", name, sex: noSex ? null : Sex.Female);
        var id = await desk.SubmittedAsync(Hanako, certified: noBirth ? Proven with { BirthOn = null } : Proven);
        Assert.Equal(DecideOutcome.NotConfirmed, await desk.AcceptAsync(id));
        Assert.Equal(DecideOutcome.NotConfirmed, await desk.AcceptAsync(id, answer: new IdentityAnswer("address", Why), seen: 1));
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id, answer: new IdentityAnswer(doubts, Why), seen: 1));
        var application = Assert.Single(await desk.RowsAsync<Application>());
        var decision = Assert.Single(await desk.RowsAsync<Decision>());
        var answered = decision.Doubts;
        Assert.Equal((ApplicationState.Completed, doubts, Why), (application.State, answered?.Doubts, answered?.Reason));
        Assert.Null(decision.Rejection);
        Assert.Equal(Hanako, Assert.Single(await desk.RowsAsync<Registration>()).AccountId);
    }

    [Fact]
    public async Task The_trail_holds_what_differed_and_the_digest_of_the_reason_only()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456", "佐藤　花子");
        await desk.AcceptAsync(await desk.SubmittedAsync(Hanako), answer: new IdentityAnswer("name", Why), seen: 1);
        var line = Assert.Single(await desk.RowsAsync<AuditEntry>(), e => e.Text.Contains("application.accepted", StringComparison.Ordinal)).Text;
        Assert.Contains($$"""{"despite":"name","reason":"{{AuditLine.DigestOf(Why)}}"}""", line, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L2_reason_for_a_version_that_staff_did_not_see_does_not_count()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", "佐藤　花子");
        var id = await desk.SubmittedAsync(Hanako);
        await Corrections.CorrectAsync(desk, entry, f => f with { Name = "鈴木　一郎" });
        Assert.Equal(DecideOutcome.RegisterMoved, await desk.AcceptAsync(id, answer: new IdentityAnswer("name", Why), seen: 1));
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id, answer: new IdentityAnswer("name", Why), seen: 2));
    }

    [Fact]
    public async Task L3_new_entry_from_facts_that_the_certificate_lacks_needs_a_reason()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako, Standing.NotRegistered, certified: Proven with { BirthOn = null });
        var number = new NewEntryInput("D-0999999", "D-0999999", new DateOnly(2026, 11, 20));
        Assert.Equal(DecideOutcome.NotConfirmed, await desk.AcceptAsync(id, number));
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id, number, new IdentityAnswer("birth", Why)));
    }

    public static TheoryData<string> Moves => ["birth", "name", "suspended"];

    // If the entry changes between the decision and the payment, nothing is linked, the fee stays paid, and staff decide again.
    [Theory]
    [MemberData(nameof(Moves))]
    public async Task L2_entry_that_moved_while_the_fee_was_awaited_is_not_linked_when_it_comes(string move)
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder, settings: Provider);
        var entry = await desk.EntryAsync("D-0123456");
        var id = await desk.SubmittedAsync(Hanako);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id));
        if (move == "suspended") await Corrections.CorrectAsync(desk, entry, f => f, RegistrationStatus.Suspended);
        else await Corrections.CorrectAsync(desk, entry, f => move == "birth" ? f with { BirthOn = new DateOnly(1992, 9, 3) } : f with { Name = "佐藤　花子" });
        await PayAsync(desk, id);
        Assert.Equal(ApplicationState.Paid, Assert.Single(await desk.RowsAsync<Application>()).State);
        Assert.Null(Assert.Single(await desk.RowsAsync<Registration>()).AccountId);

        var refusal = move switch { "birth" => DecideOutcome.OtherPerson, "name" => DecideOutcome.NotConfirmed, _ => DecideOutcome.EntryNotActive };
        Assert.Equal(refusal, await desk.AcceptAsync(id));
        await Corrections.CorrectAsync(desk, entry, f => f with { BirthOn = Desk.Hanako.BirthOn, Name = Desk.Hanako.Name }, RegistrationStatus.Active);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id));
        Assert.Equal(ApplicationState.Completed, Assert.Single(await desk.RowsAsync<Application>()).State);
        Assert.Equal(Hanako, Assert.Single(await desk.RowsAsync<Registration>()).AccountId);
    }

    [Fact]
    public async Task Fee_completes_what_staff_answered_for_while_the_entry_stays_as_they_saw_it()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder, settings: Provider);
        await desk.EntryAsync("D-0123456", "佐藤　花子");
        var id = await desk.SubmittedAsync(Hanako);
        await desk.AcceptAsync(id, answer: new IdentityAnswer("name", Why), seen: 1);
        await PayAsync(desk, id);
        Assert.Equal(ApplicationState.Completed, Assert.Single(await desk.RowsAsync<Application>()).State);
    }

    public void Dispose() => catalog.Dispose();

    private static string[] Provider { get; } =
        ["Payments:ApiBase=http://localhost:1", "Payments:Origin=http://localhost:1", "Payments:SecretKey=sk_test_desk", "Payments:WebhookSecret=whsec_desk"];

    // Raises the event of a captured charge without a payment provider.
    private static async Task PayAsync(Desk desk, Guid application)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var commit = scope.ServiceProvider.GetRequiredService<Commit>();
        var charge = (await desk.RowsAsync<Charge>()).Single(c => c.SubjectId == application);
        await commit.RunAsync(async () =>
        {
            var captured = new ChargeCaptured(charge.Id, application, Guid.CreateVersion7(desk.Clock.GetUtcNow()), charge.Total);
            await commit.RaiseAsync(captured, CancellationToken.None);
            return true;
        }, CancellationToken.None);
    }
}
