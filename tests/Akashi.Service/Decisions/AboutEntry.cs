using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Decisions;

/// <summary>再交付 and 消除 by the handlers, without the pages.</summary>
internal static class AboutEntry
{
    /// <summary>Submits an application about an entry, so that it waits for staff.</summary>
    /// <param name="desk">The service.</param>
    /// <param name="account">The holder.</param>
    /// <param name="entry">The entry, linked to the holder.</param>
    /// <param name="id">Id of the procedure: reissue or deletion.</param>
    public static async Task<Guid> SubmittedAboutAsync(this Desk desk, Guid account, Guid entry, string id)
    {
        await desk.AccountAsync(account);
        var draft = await desk.DraftAboutAsync(account, entry, id);
        var session = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        var request = await desk.AskToSignAsync(draft, account, session);
        await desk.AnswerAsync(request);
        Assert.IsType<SubmitOutcome.Submitted>(await desk.SubmitAsync(draft, account, session, request));
        return draft;
    }

    private static async Task<Guid> DraftAboutAsync(this Desk desk, Guid account, Guid entry, string id)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var procedure = services.GetRequiredService<ProceduresFace>().ChangesOf(Desk.CareWorker).Single(p => p.Id == id);
        var begun = Assert.IsType<BeginChangeOutcome.Begun>(
            await services.GetRequiredService<BeginChangeHandler>().HandleAsync(account, entry, procedure, CancellationToken.None));
        var open = (await services.GetRequiredService<ApplicationStore>().FindDraftAsync(begun.Id, account, CancellationToken.None))!;
        open.Keep(Desk.Hanako);
        Dictionary<string, string> answers = id == "reissue"
            ? new() { ["reason"] = "damaged", ["noticed-on"] = "2026-11-01", ["return"] = "true", ["phone"] = "0312345678" }
            : new() { ["reason"] = "retired", ["has-certificate"] = "yes", ["understood"] = "true", ["phone"] = "0312345678" };
        var db = services.GetRequiredService<AkashiDb>();
        string[] documents = id == "reissue" ? ["damaged", "residence"] : ["certificate-copy"];
        db.AddRange(documents.Select(d => desk.Attached(begun.Id, d)));
        await db.SaveChangesAsync();
        Assert.IsType<SaveOutcome.Saved>(await services.GetRequiredService<SaveAnswersHandler>().HandleAsync(
            open, open.Draft, procedure.Fields, new DraftAnswers(answers, new Dictionary<string, string>()), CancellationToken.None));
        return begun.Id;
    }
}
