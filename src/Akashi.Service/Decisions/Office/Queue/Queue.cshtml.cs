using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Rights;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Akashi.Service.Decisions.Office.Queue;

/// <summary>An application in the queue.</summary>
internal sealed record QueuedApplication(
    Guid Id, string ReceiptNumber, Wording Qualification, string Applicant, DateTimeOffset SubmittedAt, DateOnly? DueOn, ApplicationState State);

/// <summary>Row 6.2: the applications to a body, oldest first.</summary>
[Demands(Right.SeeApplications)]
internal sealed class QueuePage(
    StaffFace staff, CatalogFace catalog, ProceduresFace procedures, SubmittedApplications applications, TextsOf<QueuePage> texts)
    : StaffPage(staff)
{
    public IReadOnlyList<QueuedApplication> Applications { get; private set; } = [];

    public PageLinks Links { get; private set; } = PageLinks.None;

    /// <summary>The chosen state, or "All"; null for the applications that wait for a decision.</summary>
    public string? State => Filter.State;

    /// <summary>The chosen qualification; null for all qualifications of the body.</summary>
    public string? Qualification => Filter.Qualification;

    public IEnumerable<SelectListItem> States =>
        QueueFilter.AllStates.Select(s => new SelectListItem(EnumTexts.Of(s), s.ToString())).Prepend(new SelectListItem(texts["All"], QueueFilter.All));

    /// <summary>The qualifications to choose from; empty if the body has only one.</summary>
    public IReadOnlyList<SelectListItem> Qualifications { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = catalog.OfBody(Person.BodyId);
        if (mine.Count > 1) Qualifications = [.. catalog.Listed.Where(q => mine.Contains(q.Id)).Select(q => new SelectListItem(q.Name.Spoken, q.Id))];
        var (page, rows) = await applications.ListAsync(Qualification is { } one ? [one] : mine, Filter.States, Filter.From, ct);
        Links = page.LinksOn(Filter.Address);
        Applications = await ShowAsync(rows, ct);
    }

    /// <summary>Address of an application's review page, which links back to this page of the list.</summary>
    /// <param name="id">Id of the application.</param>
    /// <param name="handler">The handler that a press calls; null if the page is only opened.</param>
    public string ReviewOf(Guid id, string? handler = null) => Filter.Address.On(DecisionsAddresses.ReviewOf(id), Filter.From, handler);

    private QueueFilter Filter => field ??= QueueFilter.Read(Request.Query, catalog.OfBody(Person.BodyId));

    // Due on the day that the version promised with which it was begun; the time does not run while it is with the holder.
    private async Task<List<QueuedApplication>> ShowAsync(IReadOnlyList<SubmittedRow> rows, CancellationToken ct)
    {
        var queued = new List<QueuedApplication>();
        foreach (var row in rows)
        {
            var due = row.State == ApplicationState.Returned
                ? (DateOnly?)null
                : (await procedures.GetAsync(row.Procedure, ct)).DueOn(row.Standing, row.SubmittedAt, row.DaysWithHolder);
            queued.Add(new QueuedApplication(
                row.Id, row.ReceiptNumber, catalog.Get(row.QualificationId).Name, row.Applicant, row.SubmittedAt, due, row.State));
        }
        return queued;
    }
}
