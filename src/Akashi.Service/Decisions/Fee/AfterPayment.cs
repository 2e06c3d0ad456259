using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Addresses;

namespace Akashi.Service.Decisions.Fee;

/// <summary>Leads the payer to the credential if the application is completed, otherwise to its time line.</summary>
internal sealed class AfterPayment(SubmittedApplications applications) : IAfterPayment
{
    public async Task<WayOn> FindAsync(Guid subjectId, CancellationToken ct) =>
        await applications.FindAsync(subjectId, ct) is { State: ApplicationState.Completed } completed
            ? new WayOn(IssuingAddresses.CredentialOf(completed.RegistrationId), Completed: true)
            : new WayOn(ApplicationsAddresses.TimelineOf(subjectId), Completed: false);
}
