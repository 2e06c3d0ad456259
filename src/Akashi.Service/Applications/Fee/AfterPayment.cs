using Akashi.Service.Payments;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Fee;

/// <summary>Leads the payer to the credential if the application is completed, otherwise to its time line.</summary>
internal sealed class AfterPayment(AkashiDb db) : IAfterPayment
{
    public async Task<WayOn> FindAsync(Guid subjectId, CancellationToken ct)
    {
        var paid = await db.Set<Application>().AsNoTracking().Where(a => a.Id == subjectId).Select(a => new { a.State, a.RegistrationId }).SingleAsync(ct);
        return paid.State == ApplicationState.Completed
            ? new WayOn(IssuingAddresses.CredentialOf(paid.RegistrationId), Completed: true)
            : new WayOn(ApplicationsAddresses.TimelineOf(subjectId), Completed: false);
    }
}
