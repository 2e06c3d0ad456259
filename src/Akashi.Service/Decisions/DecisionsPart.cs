using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions;

/// <summary>The decisions on a holder's applications. What staff wrote for their body alone is the body's to disclose.</summary>
internal sealed class DecisionsPart(AkashiDb db) : IExportPart
{
    public string Name => "decisions";

    public IReadOnlyList<Type> Covers => [typeof(Decision)];

    public async Task<ExportedPart> ReadAsync(Guid accountId, CancellationToken ct)
    {
        var decisions = await db.Set<Decision>().AsNoTracking().Where(d => d.AccountId == accountId).OrderBy(d => d.At).ToListAsync(ct);
        return new ExportedPart(decisions.Select(d => new
        {
            d.ApplicationId,
            d.QualificationId,
            d.At,
            By = ExportFormat.Role(d.By),
            ByTwo = d.First is not null,
            Accepted = d.Rejection is null,
            d.Rejection,
            d.EntryVersion,
        }));
    }
}
