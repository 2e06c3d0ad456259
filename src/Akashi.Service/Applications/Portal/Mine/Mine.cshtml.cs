using Akashi.Service.Catalog;
using Akashi.Service.Platform.Addresses;
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
    private const int Most = 200;

    public IReadOnlyList<ApplicationInList> Applications { get; private set; } = [];

    public bool AnyToPay => Applications.Any(a => a.PayAt is not null);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var account = User.SubjectId();
        var found = await db.Set<Application>().AsNoTracking().Where(a => a.AccountId == account).OrderByDescending(a => a.ChangedAt).Take(Most).ToListAsync(ct);
        var listed = new List<ApplicationInList>();
        foreach (var application in found) listed.Add(await InListAsync(application, ct));
        Applications = listed;
    }

    public static string ToneOf(ApplicationState state) => state switch
    {
        ApplicationState.Completed => "success",
        ApplicationState.Rejected => "error",
        ApplicationState.Draft => "neutral",
        _ => "info",
    };

    private async Task<ApplicationInList> InListAsync(Application application, CancellationToken ct)
    {
        var procedure = await procedures.GetAsync(application.Procedure, ct);
        var title = texts["What", catalog.Find(application.QualificationId)?.Name ?? "", procedure.Title];
        return new ApplicationInList(
            application.Id, title, application.State, application.Submission?.ReceiptNumber, application.ChangedAt, procedure.IsAboutEntry, application.ChargeId);
    }
}
