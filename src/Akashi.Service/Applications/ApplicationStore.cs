using Akashi.Hosting.Dates;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications;

/// <summary>Finds applications with their procedure and files. A holder never finds another holder's application.</summary>
/// <param name="db">The database.</param>
/// <param name="catalog">The catalog.</param>
/// <param name="procedures">Versions of procedures.</param>
/// <param name="registers">The registers.</param>
/// <param name="clock">The time.</param>
internal sealed class ApplicationStore(AkashiDb db, CatalogFace catalog, ProceduresFace procedures, RegistersFace registers, TimeProvider clock)
{
    private static readonly HotQuery<Func<AkashiDb, Guid, Guid, CancellationToken, Task<Application?>>> OfHolder = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid id, Guid account, CancellationToken _) =>
            db.Set<Application>().SingleOrDefault(a => a.Id == id && a.AccountId == account)));

    private static readonly HotQuery<Func<AkashiDb, Guid, CancellationToken, Task<Application?>>> Submitted = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid id, CancellationToken _) =>
            db.Set<Application>().SingleOrDefault(a => a.Id == id && a.State != ApplicationState.Draft)));

    private static readonly HotQuery<Func<AkashiDb, Guid, IAsyncEnumerable<Attachment>>> AttachedTo = new(() =>
        EF.CompileAsyncQuery<AkashiDb, Guid, Attachment>((db, application) =>
            db.Set<Attachment>().Where(f => f.ApplicationId == application).OrderBy(f => f.Id)));

    /// <summary>Maximum number of drafts per account.</summary>
    public const int Most = 30;

    /// <summary>Whether an account may begin another draft. Call it inside the act that begins one.</summary>
    public async Task<bool> HasRoomAsync(Guid accountId, CancellationToken ct) =>
        await db.Set<Application>().CountAsync(a => a.AccountId == accountId && a.State == ApplicationState.Draft, ct) < Most;

    /// <summary>A holder's application in any state, as it is now; null if it is not theirs.</summary>
    public async Task<LoadedApplication?> FindAsync(Guid id, Guid accountId, CancellationToken ct)
    {
        var application = await OfHolder.For(db)(db, id, accountId, ct);
        return application is null ? null : await LoadAsync(application, ct);
    }

    /// <summary>A holder's application as it was signed last, or a draft as it is now; null if it is not theirs.</summary>
    public async Task<LoadedApplication?> FindAsSignedAsync(Guid id, Guid accountId, CancellationToken ct)
    {
        var application = await OfHolder.For(db)(db, id, accountId, ct);
        return application is null ? null : await LoadAsSignedAsync(application, ct);
    }

    /// <summary>What a holder may change: a draft, or an application returned for correction; null if it is not theirs, or neither.</summary>
    public async Task<LoadedApplication?> FindDraftAsync(Guid id, Guid accountId, CancellationToken ct) =>
        await FindAsync(id, accountId, ct) is { } found && ApplicationMachine.IsWithHolder(found.Application.State) ? found : null;

    /// <summary>A submitted application of any holder as it was signed last, for one of the qualifications; null if there is none.</summary>
    /// <param name="id">Id of the application.</param>
    /// <param name="qualifications">
    /// Ids of the qualifications, for staff, who have nothing whose fee is due with the submission and not paid; null for all. Nothing of another
    /// application is loaded.
    /// </param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<LoadedApplication?> FindSubmittedAsync(Guid id, IReadOnlySet<string>? qualifications, CancellationToken ct) =>
        await Submitted.For(db)(db, id, ct) is { } application
            && (qualifications is null || (qualifications.Contains(application.QualificationId) && application.State != ApplicationState.Unpaid))
            ? await LoadAsSignedAsync(application, ct)
            : null;

    /// <summary>An earlier round of an application; null if there is none of that number.</summary>
    /// <param name="latest">The application, loaded as it was signed last.</param>
    /// <param name="number">Number of the round.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<LoadedApplication?> FindRoundAsync(LoadedApplication latest, int number, CancellationToken ct) =>
        await RoundAsync(latest.Id, number, ct) is { } round ? await LoadAsync(latest.Application, round, ct) : null;

    /// <summary>A file of a holder's application, of any round; null if there is none, or it is another holder's.</summary>
    public Task<Attachment?> FindFileAsync(Guid id, Guid accountId, Guid file, CancellationToken ct) =>
        db.Set<Attachment>().AsNoTracking().Where(f => f.Id == file && f.ApplicationId == id)
            .Where(f => db.Set<Application>().Any(a => a.Id == id && a.AccountId == accountId)).SingleOrDefaultAsync(ct);

    /// <summary>What the body asked for at the last return; empty if it was never returned.</summary>
    public async Task<IReadOnlyList<ReturnReason>> FindReasonsAsync(Guid id, CancellationToken ct) =>
        await db.Set<ApplicationStep>().AsNoTracking().Where(s => s.ApplicationId == id && s.Reasons != null)
            .OrderByDescending(s => s.Number).Select(s => s.Reasons).FirstOrDefaultAsync(ct) ?? [];

    // Only from these states on may the row hold something else than what was signed.
    private async Task<LoadedApplication> LoadAsSignedAsync(Application application, CancellationToken ct)
    {
        var mayDiffer = application.State is ApplicationState.Returned or ApplicationState.Withdrawn or ApplicationState.Expired;
        var round = mayDiffer && application.Submission is { } signed ? await RoundAsync(application.Id, signed.Round, ct) : null;
        return await LoadAsync(application, round, ct);
    }

    private Task<SignedRound?> RoundAsync(Guid id, int number, CancellationToken ct) =>
        db.Set<SignedRound>().AsNoTracking().SingleOrDefaultAsync(r => r.ApplicationId == id && r.Number == number, ct);

    private async Task<LoadedApplication> LoadAsync(Application application, CancellationToken ct) => await LoadAsync(application, null, ct) with
    {
        Reasons = application.State == ApplicationState.Returned ? await FindReasonsAsync(application.Id, ct) : [],
    };

    private async Task<LoadedApplication> LoadAsync(Application application, SignedRound? asSigned, CancellationToken ct)
    {
        var qualification = catalog.Get(application.QualificationId);
        var procedure = await procedures.GetAsync(application.Procedure, ct);
        var attachments = await AttachedTo.For(db)(db, application.Id)
            .Where(f => asSigned is null ? f.LeftOutFrom is null : f.IsIn(asSigned.Number))
            .ToListAsync(ct);
        var entry = procedure.IsAboutEntry && application.RegistrationId is { } id ? await registers.FindAsync(id, ct) : null;
        return new LoadedApplication(application, qualification, procedure, attachments, entry, JapanTime.DayOf(clock.GetUtcNow()))
        {
            Terms = procedures.TermsOf(procedure),
            AsSigned = asSigned,
        };
    }
}
