using Akashi.Service.Applications;
using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Applications.Portal.Discard;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Audit;
using Akashi.Service.Decisions;
using Akashi.Service.Decisions.Fee;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Decisions.Office.Review;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Decisions.Office.Decide;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Payments;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications;

/// <summary>
/// Threat R6: of each two transitions that one state allows, at once from two connections and on both engines, the record is that of one after the other.
/// </summary>
public sealed class TransitionRacesTests
{
    // State before, and what can happen to an application in it. Where two decide, the first has proposed to accept.
    private const string Table = """
        Submitted        begin withdraw
        UnderReview      withdraw return accept reject
        Returned         withdraw sign expire
        AwaitingPayment  withdraw pay end
        """;

    private const string WhereTwoDecide = """
        UnderReview      withdraw return accept reject
        AwaitingSecond   withdraw confirm confirm-too back
        """;

    public static IEnumerable<TheoryDataRow<string, ApplicationState, string>> Rows() =>
        from table in new[] { (Name: nameof(Table), Rows: Table), (Name: nameof(WhereTwoDecide), Rows: WhereTwoDecide) }
        from line in table.Rows.Split('\n')
        let cells = line.Split(' ', 2, StringSplitOptions.TrimEntries)
        select new TheoryDataRow<string, ApplicationState, string>(table.Name, Enum.Parse<ApplicationState>(cells[0]), cells[1]);

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task R6_of_two_transitions_at_once_the_record_is_that_of_one_after_the_other(string table, ApplicationState state, string acts)
    {
        using CatalogCopy catalog = state == ApplicationState.AwaitingPayment ? new FeeCatalog()
            : table == nameof(WhereTwoDecide) ? new TwoPersonsCatalog() : new CatalogCopy();
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var officers = new[] { await TwoPersonsTests.MemberAsync(desk, "審査　一郎"), await TwoPersonsTests.MemberAsync(desk, "審査　二郎") };
        var names = acts.Split(' ');
        for (var one = 0; one < names.Length; one++)
        {
            for (var other = one; other < names.Length; other++)
                await new Race(desk, officers, table == nameof(WhereTwoDecide), state).RunAsync(names[one], names[other]);
        }
        Assert.Null((await desk.WithAsync((AuditFace audit) => audit.VerifyAsync(null, CancellationToken.None))).Fault);
    }

    [Fact]
    public async Task R6_draft_that_is_signed_and_discarded_at_once_is_received_or_gone()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 4; i++)
        {
            var hanako = Guid.CreateVersion7(desk.Clock.GetUtcNow());
            var id = await desk.DraftAsync(hanako);
            var request = await desk.AskToSignAsync(id, hanako, hanako);
            await desk.AnswerAsync(request);
            var signing = Task.Run(() => desk.SubmitAsync(id, hanako, hanako, request));
            await Task.WhenAll(signing, Task.Run(() => desk.WithAsync((DiscardHandler discard) => discard.HandleAsync(id, hanako, CancellationToken.None))));
            var there = (await desk.RowsAsync<Application>()).SingleOrDefault(a => a.Id == id);
            Assert.Equal(await signing is SubmitOutcome.Submitted ? ApplicationState.Submitted : null, there?.State);
            if (there is not null) await desk.MustBeUsableAsync(id);
        }
    }

    private sealed class Race(Desk desk, StaffPerson[] officers, bool two, ApplicationState before)
    {
        private static int numbers;
        private readonly Guid hanako = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        private readonly string number = $"D-{8_000_000 + Interlocked.Increment(ref numbers)}";
        private Guid id;

        public async Task RunAsync(string one, string other)
        {
            await desk.EntryAsync(number);
            id = await desk.SubmittedAsync(hanako, Standing.Registered, number);
            await PrepareAsync();
            var begun = (await desk.StepsAsync(id)).Count;
            var acts = new List<Func<Task>> { await PreparedAsync(one), await PreparedAsync(other) };
            await Task.WhenAll(acts.Select(act => Task.Run(act)));
            await desk.MustBeUsableAsync(id);
            var row = await desk.RowAsync(id);
            var ends = new[] { Next(Next(before, one), other), Next(Next(before, other), one) };
            Assert.True(ends.Contains(row.State), $"{before}: {one} and {other} ended in {row.State}, not in {string.Join(" or ", ends.Distinct())}.");
            await MustHaveOneOutcomeAsync(row, (await desk.StepsAsync(id)).Skip(begun).Select(s => s.State).ToList());
        }

        private async Task PrepareAsync()
        {
            if (before == ApplicationState.Submitted) return;
            await desk.BeginReviewAsync(id);
            if (before == ApplicationState.Returned) await desk.ReturnAsync(id);
            if (before is ApplicationState.AwaitingSecond or ApplicationState.AwaitingPayment) await AcceptAsync();
            // Overdue, with both reminders, so that it may end.
            await desk.WithAsync((AkashiDb db) => db.Set<Application>().Where(a => a.Id == id && a.EndsOn != null).ExecuteUpdateAsync(u => u
                .SetProperty(a => a.EndsOn, new DateOnly(2026, 11, 20)).SetProperty(a => a.Reminders, 2)
                .SetProperty(a => a.RemindedAt, desk.Clock.GetUtcNow().AddDays(-10))));
            Assert.Equal(before, (await desk.RowAsync(id)).State);
        }

        // Prepared outside of the race, so that both begin at once.
        private async Task<Func<Task>> PreparedAsync(string act)
        {
            if (act == "sign")
            {
                var request = await desk.AskToSignAsync(id, hanako, hanako);
                await desk.AnswerAsync(request);
                return () => desk.SubmitAsync(id, hanako, hanako, request);
            }
            return act switch
            {
                "begin" => () => desk.WithAsync((BeginReviewHandler begin) => begin.HandleAsync(id, desk.Clerk, desk.Qualifications, CancellationToken.None)),
                "withdraw" => () => desk.WithdrawAsync(id, hanako),
                "return" => () => desk.ReturnAsync(id),
                "accept" => AcceptAsync,
                "reject" => () => desk.RejectAsync(id, by: officers[1]),
                "confirm" => () => TwoPersonsTests.ConfirmAsync(desk, id, officers[0]),
                "confirm-too" => () => TwoPersonsTests.ConfirmAsync(desk, id, officers[1]),
                "back" => () => TwoPersonsTests.SendBackAsync(desk, id, officers[1]),
                "pay" => () => LateNews.PaidAsync(desk, id),
                "expire" => () => desk.WithAsync((DeadlineHandler deadline) => deadline.HandleAsync(id, CancellationToken.None)),
                _ => () => desk.WithAsync((EndUnpaidHandler unpaid) => unpaid.HandleAsync(id, CancellationToken.None)),
            };
        }

        private Task AcceptAsync() => desk.AcceptRoundAsync(id, new AcceptInput(Note: "確認済み"));

        private ApplicationState Next(ApplicationState state, string act)
        {
            var (command, role) = act switch
            {
                "begin" => (ApplicationCommand.Review, ApplicationRole.Staff),
                "withdraw" => (ApplicationCommand.Withdraw, ApplicationRole.Holder),
                "return" => (ApplicationCommand.Return, ApplicationRole.Staff),
                "accept" => (two ? ApplicationCommand.Propose : ApplicationCommand.Accept, ApplicationRole.Staff),
                "reject" => (two ? ApplicationCommand.Propose : ApplicationCommand.Reject, ApplicationRole.Staff),
                "confirm" or "confirm-too" => (ApplicationCommand.Accept, ApplicationRole.Staff),
                "back" => (ApplicationCommand.SendBack, ApplicationRole.Staff),
                "sign" => (ApplicationCommand.Submit, ApplicationRole.Holder),
                "pay" => (ApplicationCommand.Pay, ApplicationRole.System),
                _ => (ApplicationCommand.Expire, ApplicationRole.System),
            };
            // What was sent back has nothing to confirm.
            if (act.StartsWith("confirm", StringComparison.Ordinal) && state != ApplicationState.AwaitingSecond) return state;
            return ApplicationMachine.Decide(state, command, role) is not Transition.Moved { To: var next } ? state
                : next is ApplicationState.Accepted or ApplicationState.Paid ? ApplicationState.Completed
                : next;
        }

        // Everything that follows from the end, once, and nothing of the one that lost.
        private async Task MustHaveOneOutcomeAsync(Application row, List<ApplicationState> steps)
        {
            Assert.Equal(steps.Count, steps.Distinct().Count());
            var accepted = row.State is ApplicationState.Completed || (before == ApplicationState.AwaitingPayment);
            Assert.Equal(accepted || row.State == ApplicationState.Rejected ? 1 : 0, (await desk.RowsAsync<Decision>()).Count(d => d.ApplicationId == id));
            var entry = (await desk.RowsAsync<Registration>()).Single(r => r.Number == number);
            Assert.Equal(row.State == ApplicationState.Completed ? (hanako, 2) : ((Guid?)null, 1), (entry.AccountId, entry.Version));
            if (row.ChargeId is not { } charge) return;
            var expected = row.State switch { ApplicationState.Completed => ChargeState.Captured, ApplicationState.Expired => ChargeState.Cancelled, _ => ChargeState.Offered };
            Assert.Equal(expected, (await desk.RowsAsync<Charge>()).Single(c => c.Id == charge).State);
        }
    }
}
