using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Attach;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Applications.Portal.Withdraw;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Decisions.Office.Return;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications;

/// <summary>What holders and staff do with an application that comes back, by the handlers.</summary>
internal static class Returning
{
    public static readonly ReturnReason Phone = new(ReturnPlace.Field("phone"), "昼間につながる番号を書いてください。");

    private static readonly Guid Session = new("01990000-0000-7000-8000-0000000000a1");

    /// <summary>Returns an application that is under review.</summary>
    public static Task<DecideOutcome> ReturnAsync(this Desk desk, Guid id, int seen = 1, params ReturnReason[] reasons) =>
        desk.WithAsync((ReturnHandler handler) => handler.HandleAsync(
            id, desk.Clerk, desk.Qualifications, reasons.Length == 0 ? [Phone] : reasons, seen, CancellationToken.None));

    /// <summary>A submitted application, returned for its phone number.</summary>
    public static async Task<Guid> ReturnedAsync(this Desk desk, Guid account)
    {
        var id = await desk.SubmittedAsync(account);
        await desk.BeginReviewAsync(id);
        Assert.Equal(DecideOutcome.Decided, await desk.ReturnAsync(id));
        return id;
    }

    /// <summary>Saves an answer, as the answers page does.</summary>
    public static async Task<SaveOutcome?> AnswerFieldAsync(this Desk desk, Guid id, Guid account, string field, string value)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindDraftAsync(id, account, CancellationToken.None) is not { } open) return null;
        var answers = open.Draft with { Accepted = new Dictionary<string, string>(open.Answers) { [field] = value } };
        var save = scope.ServiceProvider.GetRequiredService<SaveAnswersHandler>();
        return await save.HandleAsync(open, open.Draft, open.Procedure.Fields, answers, CancellationToken.None);
    }

    /// <summary>Removes the only file, as the answers page does.</summary>
    public static async Task<string?> RemoveFileAsync(this Desk desk, Guid id, Guid account)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var open = (await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindDraftAsync(id, account, CancellationToken.None))!;
        return await scope.ServiceProvider.GetRequiredService<AttachHandler>().RemoveAsync(open, open.Attachments[0].Id, CancellationToken.None);
    }

    /// <summary>Consents, signs and submits what the holder has now.</summary>
    public static async Task<SubmitOutcome> SignAsync(this Desk desk, Guid id, Guid account)
    {
        var request = await desk.AskToSignAsync(id, account, Session);
        await desk.AnswerAsync(request);
        return await desk.SubmitAsync(id, account, Session, request);
    }

    public static Task<WithdrawOutcome> WithdrawAsync(this Desk desk, Guid id, Guid account) =>
        desk.WithAsync((WithdrawHandler handler) => handler.HandleAsync(id, account, CancellationToken.None));

    public static Task<DecideOutcome> RejectAsync(this Desk desk, Guid id, int seen = 1, StaffPerson? by = null) =>
        desk.WithAsync((DecideHandler decide) =>
            decide.RejectAsync(id, by ?? desk.Clerk, desk.Qualifications, new RejectInput("該当しません。", seen), CancellationToken.None));

    public static Task<DecideOutcome> AcceptRoundAsync(this Desk desk, Guid id, AcceptInput input, StaffPerson? by = null) =>
        desk.WithAsync((DecideHandler decide) => decide.AcceptAsync(id, by ?? desk.Clerk, desk.Qualifications, input, CancellationToken.None));

    public static Task<Application> RowAsync(this Desk desk, Guid id) =>
        desk.WithAsync((AkashiDb db) => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == id));

    public static Task<List<ApplicationStep>> StepsAsync(this Desk desk, Guid id) => desk.WithAsync((AkashiDb db) =>
        db.Set<ApplicationStep>().AsNoTracking().Where(s => s.ApplicationId == id).OrderBy(s => s.Number).ToListAsync());

    /// <summary>The application as staff read it.</summary>
    public static Task<SubmittedApplication?> ReadByStaffAsync(this Desk desk, Guid id) =>
        desk.WithAsync((SubmittedApplications applications) => applications.FindAsync(id, desk.Qualifications, CancellationToken.None));

    /// <summary>Steps without a gap whose last one is the state, and signed rounds without a gap.</summary>
    public static async Task MustBeUsableAsync(this Desk desk, Guid id)
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
