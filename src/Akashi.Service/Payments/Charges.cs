using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Payments;

/// <summary>A charge with its lines.</summary>
internal sealed record OpenCharge(Charge Charge, IReadOnlyList<ChargeLine> Lines)
{
    public Guid Id => Charge.Id;
}

/// <summary>Finds charges for pages. Another holder's charge is not found (threat M5).</summary>
/// <param name="db">The database.</param>
internal sealed class Charges(AkashiDb db)
{
    /// <summary>A holder's charge; null if there is none, or it is another holder's.</summary>
    public async Task<OpenCharge?> FindAsync(Guid id, Guid accountId, CancellationToken ct)
    {
        var charge = await db.Set<Charge>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.AccountId == accountId, ct);
        if (charge is null) return null;
        return new OpenCharge(charge, await db.Set<ChargeLine>().AsNoTracking().Where(l => l.ChargeId == id).OrderBy(l => l.Number).ToListAsync(ct));
    }

    /// <summary>Records that the payer agreed to the notices of row 5.2.4.</summary>
    public async Task<bool> AgreeAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var charge = await db.Set<Charge>().SingleAsync(c => c.Id == id, ct);
        charge.AgreedAt ??= now;
        charge.Revision++;
        return true;
    }
}
