using Akashi.Service.Applications.Drafts;
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

/// <summary>An application in the list.</summary>
internal sealed record ApplicationInList(
    Guid Id, string Title, Wording Qualification, ApplicationState State, string? ReceiptNumber, DateTimeOffset ChangedAt,
    RegisterEffect? Effect, Guid? ChargeId, OpenDraft? Draft)
{
    /// <summary>Whether its fee was paid, whatever has become of it since.</summary>
    public required bool IsPaid { get; init; }

    /// <summary>Row 5.1.1: address for paying the fee; null if there is nothing to pay.</summary>
    public string? PayAt =>
        ApplicationMachine.OwesFee(State) && ChargeId is { } charge ? PaymentsAddresses.CheckOf(charge) : null;

    /// <summary>Address of the receipt; null if nothing was paid.</summary>
    public string? ReceiptAt => IsPaid && ChargeId is { } charge ? PaymentsAddresses.ReceiptOf(charge) : null;

    /// <summary>Address that the title links to: for a draft the page to finish it, otherwise the timeline.</summary>
    public string Path => ApplicationsFace.PathOf(Id, State);
}

/// <summary>Rows 1.7.1 and 5.1.1: the holder's applications, with their states and what to do next.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class MinePage(AkashiDb db, CatalogFace catalog, ProceduresFace procedures, OpenDrafts drafts, TextsOf<MinePage> texts) : PageModel
{
    public IReadOnlyList<ApplicationInList> Applications { get; private set; } = [];

    public PageLinks Links { get; private set; } = PageLinks.None;

    /// <summary>What the previous press did; null if nothing.</summary>
    public string? Done { get; private set; }

    public bool AnyToPay => Applications.Any(a => a.PayAt is not null);

    public async Task OnGetAsync(string? from, CancellationToken ct)
    {
        Done = TempData[ApplicationsAddresses.Mine] as string;
        var account = User.SubjectId();
        var mine = db.Set<Application>().Where(a => a.AccountId == account).Select(a => new ListedRow<DateTimeOffset> { Key = a.ChangedAt, Id = a.Id });
        var page = await new KeysetList<DateTimeOffset>(ListOrder.NewestFirst, [mine]).ReadAsync(ListCursor.Read(from), ct);
        Links = page.LinksOn(new ListAddress(ApplicationsAddresses.Mine));
        Applications = [.. page.InOrder(await LoadAsync(page.Ids, ct), a => a.Id)];
    }

    // Leaves out documents and signatures, which no list shows.
    private async Task<List<ApplicationInList>> LoadAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var rows = await db.Set<Application>().AsNoTracking().Where(a => ids.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                a.QualificationId,
                a.ProcedureName,
                a.ProcedureVersion,
                a.State,
                a.Standing,
                a.ChangedAt,
                a.ChargeId,
                ReceiptNumber = a.Submission == null ? null : a.Submission.ReceiptNumber,
            }).ToListAsync(ct);
        var paid = await PaidAsync([.. rows.Where(r => r.ChargeId is not null).Select(r => r.Id)], ct);
        var listed = new List<ApplicationInList>();
        foreach (var row in rows)
        {
            var procedure = await procedures.GetAsync(new ProcedureKey(row.ProcedureName, row.ProcedureVersion), ct);
            var name = catalog.Get(row.QualificationId).Name;
            var title = texts["What", name.Spoken, procedure.Title.Spoken];
            var draft = row.State == ApplicationState.Draft ? await drafts.FindAsync(row.Id, User.SubjectId(), ct) : null;
            listed.Add(new ApplicationInList(
                row.Id, title, name, row.State, row.ReceiptNumber, row.ChangedAt, procedure.EffectFor(row.Standing), row.ChargeId, draft)
            {
                IsPaid = paid.Contains(row.Id),
            });
        }
        return listed;
    }

    private async Task<IReadOnlySet<Guid>> PaidAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return new HashSet<Guid>();
        var steps = await db.Set<ApplicationStep>().AsNoTracking()
            .Where(s => ids.Contains(s.ApplicationId) && (s.State == ApplicationState.Paid || s.State == ApplicationState.Submitted)).ToListAsync(ct);
        return steps.Where(s => s.IsPayment).Select(s => s.ApplicationId).ToHashSet();
    }
}
