using System.Globalization;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Applications.Portal.Withdraw;
using Akashi.Service.Audit;
using Akashi.Service.Decisions.Fee;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Decisions.Office.Decide;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Payments;
using Akashi.Service.Tests.Registers;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications;

/// <summary>
/// Threat R6: random interleavings of a holder in two windows, two officers whose pages may be old, the jobs of the deadlines, the news of the payment
/// provider, and restarts. After each act the application is in the state that a model says, and its record is usable.
/// </summary>
public sealed class InterleavingTests
{
    private const string HowMany = "AKASHI_TEST_INTERLEAVINGS";

    private static readonly Gen<Act> AnyAct = Gen.Select(
        Gen.Frequency(
            (16, Gen.Const(Kind.Begin)), (12, Gen.Const(Kind.Return)), (12, Gen.Const(Kind.Accept)), (4, Gen.Const(Kind.Reject)), (16, Gen.Const(Kind.Confirm)),
            (4, Gen.Const(Kind.SendBack)), (4, Gen.Const(Kind.Edit)), (16, Gen.Const(Kind.Sign)), (4, Gen.Const(Kind.Withdraw)), (8, Gen.Const(Kind.Pay)),
            (4, Gen.Const(Kind.Overdue)), (1, Gen.Const(Kind.Restart))),
        Gen.Int[0, 1], Gen.Int[0, 3], (kind, who, old) => new Act(kind, who, old == 0));

    private enum Kind
    {
        Begin,
        Return,
        Accept,
        Reject,
        Confirm,
        SendBack,
        Edit,
        Sign,
        Withdraw,
        Pay,
        Overdue,
        Restart,
    }

    [Fact]
    public async Task R6_any_interleaving_ends_as_the_model_says()
    {
        var many = int.Parse(Environment.GetEnvironmentVariable(HowMany) ?? "150", CultureInfo.InvariantCulture);
        using var catalog = new FeeAndTwoPersonsCatalog();
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        StaffPerson[] officers = [await TwoPersonsTests.MemberAsync(desk, "審査　一郎"), await TwoPersonsTests.MemberAsync(desk, "審査　二郎")];
        var number = 0;
        await AnyAct.Array[3, 10].SampleAsync(acts => new Course(desk, officers, number++).RunAsync(acts), iter: many, threads: 1);
        Assert.Null((await desk.WithAsync((AuditFace audit) => audit.VerifyAsync(null, CancellationToken.None))).Fault);
    }

    /// <summary>What happens, by which of the two officers, and whether their page is old.</summary>
    private sealed record Act(Kind Kind, int Who, bool Old);

    private sealed class Course(Desk desk, StaffPerson[] officers, int number)
    {
        private readonly Guid account = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        private Guid id;
        private ApplicationState state = ApplicationState.Submitted;
        private int round = 1;
        private (int Number, int By, bool Accepts) proposal;

        public async Task RunAsync(Act[] acts)
        {
            id = await desk.SubmittedAsync(account, Standing.NotRegistered);
            foreach (var act in acts)
            {
                await DoAsync(act);
                Assert.Equal(state, (await desk.RowAsync(id)).State);
            }
            await desk.MustBeUsableAsync(id);
        }

        private Task DoAsync(Act act) => act.Kind switch
        {
            Kind.Begin => BeginAsync(),
            Kind.Return => ReturnAsync(act.Old ? round - 1 : round),
            Kind.Accept => ProposeAsync(act.Who, act.Old ? round - 1 : round, accepts: true),
            Kind.Reject => ProposeAsync(act.Who, act.Old ? round - 1 : round, accepts: false),
            Kind.Confirm => ConfirmAsync(act.Who, act.Old ? proposal.Number - 1 : proposal.Number),
            Kind.SendBack => SendBackAsync(act.Who),
            Kind.Edit => EditAsync(),
            Kind.Sign => SignAsync(act.Old),
            Kind.Withdraw => WithdrawAsync(),
            Kind.Pay => PayAsync(),
            Kind.Restart => desk.RestartAsync(),
            _ => OverdueAsync(),
        };

        private bool IsWithHolder => state == ApplicationState.Returned;

        private async Task BeginAsync()
        {
            await desk.BeginReviewAsync(id);
            if (state == ApplicationState.Submitted) state = ApplicationState.UnderReview;
        }

        private async Task ReturnAsync(int seen)
        {
            var outcome = await desk.ReturnAsync(id, seen);
            var moves = state == ApplicationState.UnderReview && seen == round;
            Assert.Equal(moves || state == ApplicationState.Returned, outcome == DecideOutcome.Decided);
            if (moves) state = ApplicationState.Returned;
        }

        private async Task ProposeAsync(int who, int seen, bool accepts)
        {
            var entry = new NewEntryInput($"D-9{number:000000}", $"D-9{number:000000}", new DateOnly(2026, 11, 1));
            var outcome = accepts
                ? await desk.AcceptRoundAsync(id, new AcceptInput(entry, SeenRound: seen, Note: "確認済み"), officers[who])
                : await desk.RejectAsync(id, seen, officers[who]);
            var moves = state == ApplicationState.UnderReview && seen == round;
            Assert.Equal(moves, outcome == DecideOutcome.Proposed);
            if (!moves) return;
            state = ApplicationState.AwaitingSecond;
            proposal = (proposal.Number + 1, who, accepts);
        }

        private async Task ConfirmAsync(int who, int shown)
        {
            var outcome = await TwoPersonsTests.ConfirmAsync(desk, id, officers[who], shown);
            if (state != ApplicationState.AwaitingSecond || shown != proposal.Number) return;
            Assert.Equal(who == proposal.By ? DecideOutcome.SamePerson : DecideOutcome.Decided, outcome);
            if (who == proposal.By) return;
            state = proposal.Accepts ? ApplicationState.AwaitingPayment : ApplicationState.Rejected;
        }

        private async Task SendBackAsync(int who)
        {
            var outcome = await TwoPersonsTests.SendBackAsync(desk, id, officers[who], proposal.Number);
            Assert.Equal(state == ApplicationState.AwaitingSecond, outcome == DecideOutcome.SentBack);
            if (state == ApplicationState.AwaitingSecond) state = ApplicationState.UnderReview;
        }

        private async Task EditAsync() =>
            Assert.Equal(IsWithHolder, await desk.AnswerFieldAsync(id, account, "phone", $"03{RandomNumber():00000000}") is not null);

        private static int RandomNumber() => Random.Shared.Next(100_000_000);

        // The other window changes an answer between the consent and the card.
        private async Task SignAsync(bool other)
        {
            if (!IsWithHolder)
            {
                Assert.IsNotType<SubmitOutcome.ChangedSince>(await desk.SubmitAsync(id, account, account, "none"));
                return;
            }
            var request = await desk.AskToSignAsync(id, account, account);
            if (other) await EditAsync();
            await desk.AnswerAsync(request);
            var outcome = await desk.SubmitAsync(id, account, account, request);
            Assert.Equal(!other, outcome is SubmitOutcome.Submitted);
            if (!other) (state, round) = (ApplicationState.Submitted, round + 1);
        }

        private async Task WithdrawAsync()
        {
            var may = state is ApplicationState.Submitted or ApplicationState.UnderReview or ApplicationState.Returned or ApplicationState.AwaitingSecond;
            var outcome = await desk.WithdrawAsync(id, account);
            Assert.Equal(may || state == ApplicationState.Withdrawn ? WithdrawOutcome.Withdrawn : WithdrawOutcome.TooLate, outcome);
            if (may) state = ApplicationState.Withdrawn;
        }

        private async Task PayAsync()
        {
            if (await LateNews.PaidAsync(desk, id) is not { } surplus) return;
            Assert.Equal(state != ApplicationState.AwaitingPayment, surplus);
            if (!surplus) state = ApplicationState.Completed;
        }

        private async Task OverdueAsync()
        {
            var (past, ago) = (new DateOnly(2026, 11, 20), desk.Clock.GetUtcNow().AddDays(-10));
            await desk.WithAsync((AkashiDb db) => db.Set<Application>().Where(a => a.Id == id && a.EndsOn != null).ExecuteUpdateAsync(u =>
                u.SetProperty(a => a.EndsOn, past).SetProperty(a => a.Reminders, 2).SetProperty(a => a.RemindedAt, ago)));
            await desk.WithAsync((DeadlineHandler deadline) => deadline.HandleAsync(id, CancellationToken.None));
            await desk.WithAsync((EndUnpaidHandler unpaid) => unpaid.HandleAsync(id, CancellationToken.None));
            if (state is ApplicationState.Returned or ApplicationState.AwaitingPayment) state = ApplicationState.Expired;
        }
    }
}
