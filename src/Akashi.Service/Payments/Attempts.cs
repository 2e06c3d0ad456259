using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Payments;

/// <summary>Finds attempts.</summary>
/// <param name="db">The database.</param>
internal sealed class Attempts(AkashiDb db)
{
    /// <summary>The open attempt of a charge; null if there is none.</summary>
    public Task<Attempt?> FindOpenAsync(Guid chargeId, CancellationToken ct) => db.Set<Attempt>().SingleOrDefaultAsync(
        a => a.ChargeId == chargeId && (a.State == AttemptState.Requested || a.State == AttemptState.Started || a.State == AttemptState.Unknown), ct);

    /// <summary>State of the last attempt of a charge; null before the first.</summary>
    public async Task<AttemptState?> LastStateAsync(Guid chargeId, CancellationToken ct) =>
        await db.Set<Attempt>()
            .Where(a => a.ChargeId == chargeId)
            .OrderByDescending(a => a.BegunAt)
            .Select(a => (AttemptState?)a.State)
            .FirstOrDefaultAsync(ct);

    /// <summary>The provider's id of the payment for a paid charge.</summary>
    public Task<string?> CapturedPaymentAsync(Guid chargeId, CancellationToken ct) =>
        db.Set<Attempt>().Where(a => a.ChargeId == chargeId && a.State == AttemptState.Captured).Select(a => a.Payment).SingleOrDefaultAsync(ct);
}
