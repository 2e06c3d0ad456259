using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Applications.Document;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications;

/// <summary>A submitted application in a list.</summary>
/// <param name="Id">Id.</param>
/// <param name="QualificationId">Id of the qualification in the catalog.</param>
/// <param name="Procedure">The version of the procedure that it was begun with.</param>
/// <param name="Standing">The applicant's standing.</param>
/// <param name="State">State.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="Applicant">The applicant's name, as read from the card.</param>
/// <param name="SubmittedAt">When it was signed and received first.</param>
/// <param name="DaysWithHolder">Days of corrections, which do not count for the time that the body needs.</param>
public sealed record SubmittedRow(
    Guid Id, string QualificationId, ProcedureKey Procedure, Standing? Standing, ApplicationState State, string ReceiptNumber, string Applicant,
    DateTimeOffset SubmittedAt, int DaysWithHolder);

/// <summary>A page of submitted applications.</summary>
/// <param name="Page">The page within the list.</param>
/// <param name="Rows">Its rows, in order.</param>
public sealed record SubmittedPage(ListPage<DateTimeOffset> Page, IReadOnlyList<SubmittedRow> Rows);

/// <summary>Who began a review, and when.</summary>
/// <param name="By">The member of staff.</param>
/// <param name="At">When; the holder sees 「審査中」 from then on.</param>
public sealed record BegunReview(Actor By, DateTimeOffset At);

/// <summary>Finds submitted applications for those who decide on them. Drafts belong to their holders alone.</summary>
public sealed class SubmittedApplications
{
    private readonly AkashiDb db;
    private readonly ApplicationStore store;
    private readonly DocumentComposer composer;

    internal SubmittedApplications(AkashiDb db, ApplicationStore store, DocumentComposer composer) =>
        (this.db, this.store, this.composer) = (db, store, composer);

    /// <summary>A submitted application for one of the given qualifications; null for any other.</summary>
    /// <param name="id">Id of the application.</param>
    /// <param name="qualifications">Ids of the qualifications of a body.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<SubmittedApplication?> FindAsync(Guid id, IReadOnlySet<string> qualifications, CancellationToken ct) =>
        SubmittedApplication.Of(await store.FindSubmittedAsync(id, qualifications, ct), composer);

    /// <summary>A submitted application of any body, for what the service itself does; null if there is none.</summary>
    /// <param name="id">Id of the application.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<SubmittedApplication?> FindAsync(Guid id, CancellationToken ct) =>
        SubmittedApplication.Of(await store.FindSubmittedAsync(id, null, ct), composer);

    /// <summary>An earlier round of an application, or the last one; null if there is none of that number.</summary>
    /// <param name="latest">The application.</param>
    /// <param name="number">Number of the round, from 1.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<SubmittedApplication?> FindRoundAsync(SubmittedApplication latest, int number, CancellationToken ct) =>
        number == latest.Round ? latest : SubmittedApplication.Of(await store.FindRoundAsync(latest.Loaded, number, ct), composer);

    /// <summary>What was asked for at the last return; empty if it was never returned.</summary>
    /// <param name="id">Id of the application.</param>
    /// <param name="ct">Cancels the query.</param>
    public Task<IReadOnlyList<ReturnReason>> FindReasonsAsync(Guid id, CancellationToken ct) => store.FindReasonsAsync(id, ct);

    /// <summary>A file of any signed round; null if there is none.</summary>
    /// <param name="application">The application.</param>
    /// <param name="file">Id of the file.</param>
    /// <param name="ct">Cancels the query.</param>
    public Task<AttachedFile?> FindFileAsync(SubmittedApplication application, Guid file, CancellationToken ct) =>
        db.Set<Attachment>().AsNoTracking().Where(f => f.Id == file && f.ApplicationId == application.Id && f.SignedIn != null)
            .Select(f => new AttachedFile(f.Id, f.Name, f.ContentType, f.Size)).SingleOrDefaultAsync(ct);

    /// <summary>Applications whose last day to pay is over; whether they end, the act decides (<see cref="ApplicationMoves.IsOverdue"/>).</summary>
    /// <param name="today">Today in Japan.</param>
    /// <param name="most">Maximum number of ids.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyList<Guid>> UnpaidAsync(DateOnly today, int most, CancellationToken ct) =>
        await db.Set<Application>().Where(a => a.EndsOn < today && (a.State == ApplicationState.AwaitingPayment || a.State == ApplicationState.Unpaid)
                && a.Reminders == DeadlineRules.Most)
            .OrderBy(a => a.EndsOn).ThenBy(a => a.Id).Take(most).Select(a => a.Id).ToListAsync(ct);

    /// <summary>Who began the current review of an application; null if nobody has since it was last signed.</summary>
    /// <param name="id">Id of the application.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<BegunReview?> FindReviewAsync(Guid id, CancellationToken ct)
    {
        var steps = await db.Set<ApplicationStep>().AsNoTracking().Where(s => s.ApplicationId == id).OrderBy(s => s.Number)
            .Select(s => new { s.State, s.By, s.At }).ToListAsync(ct);
        var signed = steps.FindLastIndex(s => s.State == ApplicationState.Submitted);
        return steps.Skip(signed).Where(s => s.State == ApplicationState.UnderReview).Select(s => new BegunReview(s.By, s.At)).FirstOrDefault();
    }

    /// <summary>A page of applications, the one submitted first at the top.</summary>
    /// <param name="qualifications">Ids of the qualifications.</param>
    /// <param name="states">The states.</param>
    /// <param name="from">Where the page begins; null for the first page.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<SubmittedPage> ListAsync(
        IEnumerable<string> qualifications, IReadOnlyList<ApplicationState> states, ListCursor? from, CancellationToken ct)
    {
        var page = await new KeysetList<DateTimeOffset>(ListOrder.OldestFirst, Ranges(db, qualifications, states)).ReadAsync(from, ct);
        return new SubmittedPage(page, [.. page.InOrder(await LoadAsync(page.Ids, ct), r => r.Id)]);
    }

    /// <summary>Label of a fact, as in the signed document.</summary>
    /// <param name="fact">The fact.</param>
    public string LabelOf(RegisterFact fact) => composer.LabelOf(fact);

    /// <summary>The applications as index ranges: one for each qualification and state, ordered by the time of submission.</summary>
    internal static IReadOnlyList<IQueryable<ListedRow<DateTimeOffset>>> Ranges(
        AkashiDb db, IEnumerable<string> qualifications, IReadOnlyList<ApplicationState> states) =>
        [
            .. from qualification in qualifications
               from state in states
               select db.Set<Application>().Where(a => a.QualificationId == qualification && a.State == state && a.SubmittedAt != null)
                   .Select(a => new ListedRow<DateTimeOffset> { Key = a.SubmittedAt!.Value, Id = a.Id }),
        ];

    // Leaves out documents and signatures, which no list shows.
    private async Task<List<SubmittedRow>> LoadAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var rows = await db.Set<Application>().AsNoTracking().Where(a => ids.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                a.QualificationId,
                a.ProcedureName,
                a.ProcedureVersion,
                a.Standing,
                a.State,
                a.Facts,
                a.Submission!.ReceiptNumber,
                SubmittedAt = a.SubmittedAt!.Value,
                a.DaysWithHolder,
            }).ToListAsync(ct);
        return
        [
            .. rows.Select(a => new SubmittedRow(
                a.Id, a.QualificationId, new ProcedureKey(a.ProcedureName, a.ProcedureVersion), a.Standing, a.State, a.ReceiptNumber, a.Facts?.Name ?? "",
                a.SubmittedAt, a.DaysWithHolder)),
        ];
    }
}
