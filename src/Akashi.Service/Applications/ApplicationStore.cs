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

    /// <summary>A holder's application in any state; null if it is not theirs.</summary>
    public async Task<LoadedApplication?> FindAsync(Guid id, Guid accountId, CancellationToken ct)
    {
        var application = await OfHolder.For(db)(db, id, accountId, ct);
        return application is null ? null : await LoadAsync(application, ct);
    }

    /// <summary>A holder's draft; null if it is not theirs or was submitted.</summary>
    public async Task<LoadedApplication?> FindDraftAsync(Guid id, Guid accountId, CancellationToken ct) =>
        await FindAsync(id, accountId, ct) is { Application.State: ApplicationState.Draft } draft ? draft : null;

    /// <summary>A submitted application of any holder, for one of the qualifications; null if there is none.</summary>
    /// <param name="id">Id of the application.</param>
    /// <param name="qualifications">Ids of the qualifications; null for all. Nothing of another application is loaded.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<LoadedApplication?> FindSubmittedAsync(Guid id, IReadOnlySet<string>? qualifications, CancellationToken ct) =>
        await Submitted.For(db)(db, id, ct) is { } application && qualifications?.Contains(application.QualificationId) != false
            ? await LoadAsync(application, ct)
            : null;

    private async Task<LoadedApplication> LoadAsync(Application application, CancellationToken ct)
    {
        var qualification = catalog.Get(application.QualificationId);
        var procedure = await procedures.GetAsync(application.Procedure, ct);
        var attachments = await AttachedTo.For(db)(db, application.Id).ToListAsync(ct);
        var entry = procedure.IsAboutEntry && application.RegistrationId is { } id ? await registers.FindAsync(id, ct) : null;
        return new LoadedApplication(application, qualification, procedure, attachments, entry, JapanTime.DayOf(clock.GetUtcNow()));
    }
}
