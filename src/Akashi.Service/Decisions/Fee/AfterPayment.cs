using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Procedures;

namespace Akashi.Service.Decisions.Fee;

/// <summary>Leads the payer to the credential if there is one to issue now, otherwise to the application's time line.</summary>
internal sealed class AfterPayment(SubmittedApplications applications) : IAfterPayment
{
    public async Task<WayOn> FindAsync(Guid subjectId, CancellationToken ct) =>
        await applications.FindAsync(subjectId, ct) is { State: ApplicationState.Completed, Effect: not RegisterEffect.Delete } completed
            ? new WayOn(IssuingAddresses.CredentialOf(completed.RegistrationId), Completed: true)
            : new WayOn(ApplicationsAddresses.TimelineOf(subjectId), Completed: false);
}
