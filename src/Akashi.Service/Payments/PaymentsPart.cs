using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Payments;

/// <summary>What a holder had to pay, with every attempt to pay it.</summary>
internal sealed class PaymentsPart(AkashiDb db) : IExportPart
{
    public string Name => "payments";

    public IReadOnlyList<Type> Covers => [typeof(Charge), typeof(ChargeLine), typeof(Attempt)];

    public async Task<ExportedPart> ReadAsync(Guid accountId, CancellationToken ct)
    {
        var charges = await db.Set<Charge>().AsNoTracking().Where(c => c.AccountId == accountId).OrderBy(c => c.OfferedAt).ToListAsync(ct);
        var ids = charges.Select(c => c.Id).ToList();
        var lines = (await db.Set<ChargeLine>().AsNoTracking().Where(l => ids.Contains(l.ChargeId)).ToListAsync(ct)).ToLookup(l => l.ChargeId);
        var attempts = (await db.Set<Attempt>().AsNoTracking().Where(a => ids.Contains(a.ChargeId)).ToListAsync(ct)).ToLookup(a => a.ChargeId);
        return new ExportedPart(charges.Select(c => new
        {
            c.Id,
            c.SubjectId,
            c.Payee,
            c.Payer,
            c.Title,
            c.ReceiptNumber,
            Total = c.Total.Amount,
            c.DueOn,
            c.OfferedAt,
            c.State,
            c.AgreedAt,
            c.PaidAt,
            Lines = lines[c.Id].OrderBy(l => l.Number).Select(l => new { l.Number, l.Label, l.Kind, Amount = l.Amount.Amount }),
            Attempts = attempts[c.Id].OrderBy(a => a.BegunAt).Select(a => new { a.Id, a.State, a.BegunAt, a.EndsAt, a.Language, a.Session, a.Payment }),
        }));
    }
}
