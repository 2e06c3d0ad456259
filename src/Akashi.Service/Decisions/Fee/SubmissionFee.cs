using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Procedures;

namespace Akashi.Service.Decisions.Fee;

/// <summary>Asks for a fee that is due with the submission (decision 0043). A correction is not asked for it again.</summary>
internal sealed class SubmissionFee(FeeHandler fees, ChargeEnds charges) : ISubmissionFee
{
    public Task AskAsync(SubmittedApplication submitted, CancellationToken ct) =>
        submitted is { Procedure.FeesDue: FeeDue.AtSubmission, AsksFee: true } ? fees.AskAsync(submitted, ct) : Task.CompletedTask;

    public Task SettleAsync(Guid chargeId, CancellationToken ct) => charges.SettleAsync(chargeId, ct);

    public async Task<bool> CancelAsync(Guid chargeId, CancellationToken ct) => await charges.CancelAsync(chargeId, ct) == CancelOutcome.Cancelled;
}
