namespace Akashi.Service.Applications;

/// <summary>The fee that is due with a submission, for the capability that can ask for it.</summary>
public interface ISubmissionFee
{
    /// <summary>Asks for the fee, if one is due with the submission and was not asked for before. Call it inside the act that submits.</summary>
    /// <param name="submitted">Signed in the running act.</param>
    /// <param name="ct">Cancels the operation.</param>
    Task AskAsync(SubmittedApplication submitted, CancellationToken ct);

    /// <summary>Looks whether somebody is paying, outside of any act.</summary>
    /// <param name="chargeId">The charge.</param>
    /// <param name="ct">Cancels the call.</param>
    Task SettleAsync(Guid chargeId, CancellationToken ct);

    /// <summary>Cancels the charge of an application that is withdrawn. Call it inside the act that withdraws.</summary>
    /// <param name="chargeId">The charge.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>Whether nobody can pay it any more; false while a payment is under way, or if it is paid.</returns>
    Task<bool> CancelAsync(Guid chargeId, CancellationToken ct);
}
