using Akashi.Service.Applications;
using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Applications.Portal.Withdraw;
using Akashi.Service.Audit;
using Akashi.Service.Decisions;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications;

/// <summary>Threat R6: two acts on one application at once end as if one had come after the other, on both engines.</summary>
public class ReturnRacesTests
{
    private static readonly string[] WithStaff = ["withdraw", "return", "accept", "reject"];
    private static readonly string[] WithHolder = ["withdraw", "sign", "expire"];

    public static IEnumerable<TheoryDataRow<string, string, bool>> Pairs() =>
        Pairs(WithStaff, false).Concat(Pairs(WithHolder, true));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Of_two_acts_at_once_the_record_is_that_of_one_after_the_other(string one, string other, bool returned)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        var hanako = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        var id = returned ? await OverdueAsync(desk, hanako) : await desk.SubmittedAsync(hanako);
        if (!returned) await desk.BeginReviewAsync(id);
        var begun = (await desk.StepsAsync(id)).Count;
        var acts = new List<Func<Task<bool>>>();
        foreach (var name in new[] { one, other }) acts.Add(await PreparedAsync(desk, id, hanako, name));
        var moved = await Task.WhenAll(acts.Select(act => Task.Run(act)));
        await MustBeUsableAsync(desk, id);
        Assert.Null((await desk.WithAsync((AuditFace audit) => audit.VerifyAsync(null, CancellationToken.None))).Fault);
        var row = await desk.RowAsync(id);
        // After a return or a correction it can still be withdrawn; every other pair has one winner.
        var both = (one, other) is ("withdraw", "return") or ("withdraw", "sign");
        if (both) Assert.Equal(ApplicationState.Withdrawn, row.State);
        if (one != other && !both) Assert.Equal(1, moved.Count(m => m));
        Assert.True((await desk.StepsAsync(id)).Count - begun is var steps && (one == other || !both ? steps >= 1 : steps is 1 or 2));
        if (row.State is ApplicationState.Withdrawn or ApplicationState.Expired or ApplicationState.Returned) Assert.Empty(await desk.RowsAsync<Decision>());
    }

    private static IEnumerable<TheoryDataRow<string, string, bool>> Pairs(string[] names, bool returned) =>
        from i in Enumerable.Range(0, names.Length)
        from j in Enumerable.Range(i, names.Length - i)
        select new TheoryDataRow<string, string, bool>(names[i], names[j], returned);

    // Prepared outside of the race, so that both begin at once.
    private static async Task<Func<Task<bool>>> PreparedAsync(Desk desk, Guid id, Guid account, string name)
    {
        if (name == "sign")
        {
            var session = Guid.CreateVersion7(desk.Clock.GetUtcNow());
            var request = await desk.AskToSignAsync(id, account, session);
            await desk.AnswerAsync(request);
            return async () => await desk.SubmitAsync(id, account, session, request) is Service.Applications.Portal.Sign.SubmitOutcome.Submitted;
        }
        return name switch
        {
            "withdraw" => async () => await desk.WithdrawAsync(id, account) == WithdrawOutcome.Withdrawn,
            "return" => async () => await desk.ReturnAsync(id) == DecideOutcome.Decided,
            "accept" => async () => await desk.AcceptRoundAsync(id, new AcceptInput()) == DecideOutcome.Decided,
            "reject" => async () => await desk.RejectAsync(id) == DecideOutcome.Decided,
            _ => () => desk.WithAsync((DeadlineHandler deadline) => deadline.HandleAsync(id, CancellationToken.None)),
        };
    }

    private static async Task<Guid> OverdueAsync(Desk desk, Guid account)
    {
        var id = await desk.ReturnedAsync(account);
        await desk.WithAsync((AkashiDb db) => db.Set<Application>().Where(a => a.Id == id).ExecuteUpdateAsync(u => u
            .SetProperty(a => a.EndsOn, new DateOnly(2026, 11, 20)).SetProperty(a => a.Reminders, 2)
            .SetProperty(a => a.RemindedAt, desk.Clock.GetUtcNow().AddDays(-10))));
        return id;
    }

    /// <summary>Steps without a gap whose last one is the state, and signed rounds without a gap.</summary>
    internal static async Task MustBeUsableAsync(Desk desk, Guid id)
    {
        var (row, steps) = (await desk.RowAsync(id), await desk.StepsAsync(id));
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(s => s.Number));
        Assert.Equal(row.State, steps[^1].State);
        var rounds = await desk.WithAsync((AkashiDb db) =>
            db.Set<SignedRound>().Where(r => r.ApplicationId == id).Select(r => r.Number).OrderBy(n => n).ToListAsync());
        var signed = steps.Count(s => s.State == ApplicationState.Submitted);
        Assert.Equal(Enumerable.Range(1, rounds.Count), rounds);
        Assert.Equal((signed, steps.Count(s => s is { State: ApplicationState.Returned, RemindsOf: null })), (row.Submission!.Round, rounds.Count));
    }
}
