using Akashi.Hosting.Dates;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Rights;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Office.Queue;

/// <summary>One application in the queue.</summary>
internal sealed record QueuedApplication(
    Guid Id, string ReceiptNumber, string Qualification, string Applicant, DateTimeOffset SubmittedAt, DateOnly DueOn, ApplicationState State);

/// <summary>Row 6.2: the body's applications, the oldest first.</summary>
[Demands(Right.SeeApplications)]
internal sealed class QueuePage(StaffFace staff, CatalogFace catalog, ProceduresFace procedures, AkashiDb db, TextsOf<QueuePage> texts) : StaffPage(staff)
{
    private const int Most = 100;
    private const string All = nameof(All);

    public IReadOnlyList<QueuedApplication> Applications { get; private set; } = [];

    /// <summary>Whether there are more than are shown.</summary>
    public bool More { get; private set; }

    /// <summary>Chosen state, or "All"; null for those that wait for a decision.</summary>
    public string? State { get; private set; }

    public IEnumerable<SelectListItem> States =>
        new[] { ApplicationState.Submitted, ApplicationState.UnderReview, ApplicationState.Accepted, ApplicationState.AwaitingPayment, ApplicationState.Paid, ApplicationState.Rejected, ApplicationState.Completed }
            .Select(s => new SelectListItem(EnumTexts.Of(s), s.ToString())).Prepend(new SelectListItem(texts["All"], All));

    public async Task OnGetAsync(string? state, CancellationToken ct)
    {
        var mine = catalog.OfBody(Person.BodyId).ToList();
        var query = db.Set<Application>().AsNoTracking().Where(a => mine.Contains(a.QualificationId) && a.State != ApplicationState.Draft);
        var chosen = Enum.TryParse<ApplicationState>(state, out var parsed) && Enum.IsDefined(parsed) ? parsed : (ApplicationState?)null;
        if (chosen == ApplicationState.Draft) chosen = null;
        State = state == All ? All : chosen?.ToString();
        if (chosen is { } one) query = query.Where(a => a.State == one);
        // Paid is passed at once, but by a link that no longer held.
        else if (State is null) query = query.Where(a => a.State == ApplicationState.Submitted || a.State == ApplicationState.UnderReview || a.State == ApplicationState.Paid);
        var found = await query.OrderBy(a => a.SubmittedAt).Take(Most + 1).ToListAsync(ct);
        More = found.Count > Most;
        var queued = new List<QueuedApplication>();
        foreach (var application in found.Take(Most)) queued.Add(await InQueueAsync(application, ct));
        Applications = queued;
    }

    private async Task<QueuedApplication> InQueueAsync(Application application, CancellationToken ct)
    {
        var qualification = catalog.Get(application.QualificationId);
        var days = (await procedures.GetAsync(application.Procedure, ct)).Days;
        var submittedAt = application.SubmittedAt.GetValueOrDefault();
        var due = JapanTime.DayOf(submittedAt).AddDays(days);
        return new QueuedApplication(
            application.Id, application.Submission?.ReceiptNumber ?? "", qualification.Name, application.Facts?.Name ?? "", submittedAt, due, application.State);
    }
}
