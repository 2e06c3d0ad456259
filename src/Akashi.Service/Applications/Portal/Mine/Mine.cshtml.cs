using Akashi.Service.Catalog;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal.Mine;

/// <summary>One application in the list.</summary>
internal sealed record ApplicationInList(
    Guid Id, string Title, ApplicationState State, string? ReceiptNumber, DateTimeOffset ChangedAt, bool IsAboutEntry, Guid? ChargeId)
{
    /// <summary>Row 5.1.1: where its fee is paid; null where nothing is to be paid.</summary>
    public string? PayAt => State == ApplicationState.AwaitingPayment && ChargeId is { } charge ? PaymentsAddresses.CheckOf(charge) : null;

    /// <summary>Where its receipt is; null where nothing was paid.</summary>
    public string? ReceiptAt => State == ApplicationState.Completed && ChargeId is { } charge ? PaymentsAddresses.ReceiptOf(charge) : null;

    /// <summary>A draft leads on to where it can be finished, anything else to its time line.</summary>
    public string Path => ApplicationsFace.PathOf(Id, State);
}

/// <summary>Rows 1.7.1 and 5.1.1: my applications with their state and what to do next.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class MinePage(AkashiDb db, CatalogFace catalog, ProceduresFace procedures, TextsOf<MinePage> texts) : PageModel
{
    public IReadOnlyList<ApplicationInList> Applications { get; private set; } = [];

    public PageLinks Links { get; private set; } = PageLinks.None;

    public bool AnyToPay => Applications.Any(a => a.PayAt is not null);

    public async Task OnGetAsync(string? from, CancellationToken ct)
    {
        var account = User.SubjectId();
        var mine = db.Set<Application>().Where(a => a.AccountId == account).Select(a => new ListedRow<DateTimeOffset> { Key = a.ChangedAt, Id = a.Id });
        var page = await new KeysetList<DateTimeOffset>(ListOrder.NewestFirst, [mine]).ReadAsync(ListCursor.Read(from), ct);
        Links = page.LinksOn(new ListAddress(ApplicationsAddresses.Mine));
        Applications = [.. page.InOrder(await LoadAsync(page.Ids, ct), a => a.Id)];
    }

    public static string ToneOf(ApplicationState state) => state switch
    {
        ApplicationState.Completed => "success",
        ApplicationState.Rejected => "error",
        ApplicationState.Draft => "neutral",
        _ => "info",
    };

    // Without the documents and signatures, which no list shows.
    private async Task<List<ApplicationInList>> LoadAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var rows = await db.Set<Application>().AsNoTracking().Where(a => ids.Contains(a.Id))
            .Select(a => new
            {
                a.Id, a.QualificationId, a.ProcedureName, a.ProcedureVersion, a.State, a.ChangedAt, a.ChargeId,
                ReceiptNumber = a.Submission == null ? null : a.Submission.ReceiptNumber,
            }).ToListAsync(ct);
        var listed = new List<ApplicationInList>();
        foreach (var row in rows)
        {
            var procedure = await procedures.GetAsync(new ProcedureKey(row.ProcedureName, row.ProcedureVersion), ct);
            var title = texts["What", catalog.Find(row.QualificationId)?.Name ?? "", procedure.Title];
            listed.Add(new ApplicationInList(row.Id, title, row.State, row.ReceiptNumber, row.ChangedAt, procedure.IsAboutEntry, row.ChargeId));
        }
        return listed;
    }
}
