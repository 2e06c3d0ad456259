using Akashi.Service.Applications.Document;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal.Timeline;

/// <summary>Row 1.7.1: an application with its time line, the body's messages and what to do next.</summary>
internal sealed class TimelinePage(ApplicationStore store, AkashiDb db, DocumentComposer composer) : DraftPage(store)
{
    private protected override bool AlsoAfterSubmission => true;

    private protected override bool InJourney => false;

    public IReadOnlyList<ApplicationStep> Steps { get; private set; } = [];

    public ApplicationDocument Document { get; private set; } = null!;

    /// <summary>Why it was rejected; null if it was not.</summary>
    public string? Rejection => Steps.SingleOrDefault(s => s.State == ApplicationState.Rejected)?.Message;

    /// <summary>Path of the page for paying the fee; null if there is nothing to pay.</summary>
    public string? PayAt => Loaded.Application is { State: ApplicationState.AwaitingPayment, ChargeId: { } charge } ? PaymentsAddresses.CheckOf(charge) : null;

    /// <summary>Path of the receipt; null if nothing was paid.</summary>
    public string? ReceiptAt => Loaded.Application is { State: ApplicationState.Completed, ChargeId: { } charge } ? PaymentsAddresses.ReceiptOf(charge) : null;

    /// <summary>Path of the page that issues the credential.</summary>
    public string CredentialAt => IssuingAddresses.CredentialOf(Loaded.Application.RegistrationId);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Loaded.Application.State == ApplicationState.Draft) return Redirect(PathOf("check"));
        Steps = await db.Set<ApplicationStep>().AsNoTracking().Where(s => s.ApplicationId == Loaded.Id).OrderBy(s => s.Number).ToListAsync(ct);
        Document = composer.Read(Loaded, composer.Of(Loaded));
        return Page();
    }
}
