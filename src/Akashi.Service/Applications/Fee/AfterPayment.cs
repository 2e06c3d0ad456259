using Akashi.Service.Payments;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Fee;

/// <summary>After the fee: on to the credential where the application is completed, else to where it stands.</summary>
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
