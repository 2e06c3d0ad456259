using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers;

/// <summary>The entries linked to an account, with their whole history. Why staff changed one is the body's to disclose.</summary>
internal sealed class RegistersPart(AkashiDb db) : IExportPart
{
    public string Name => "registrations";

    public IReadOnlyList<Type> Covers => [typeof(Registration), typeof(RegistrationVersion)];

    public async Task<ExportedPart> ReadAsync(Guid accountId, CancellationToken ct)
    {
        var entries = await db.Set<Registration>().AsNoTracking().Where(r => r.AccountId == accountId).OrderBy(r => r.Id).ToListAsync(ct);
        var ids = entries.Select(r => r.Id).ToList();
        var versions = (await db.Set<RegistrationVersion>().AsNoTracking().Where(v => ids.Contains(v.RegistrationId)).ToListAsync(ct))
            .ToLookup(v => v.RegistrationId);
        return new ExportedPart(entries.Select(r => new
        {
            r.Id,
            r.QualificationId,
            r.Number,
            r.Status,
            r.Version,
            Versions = versions[r.Id].OrderBy(v => v.Number).Select(v => new
            {
                v.Number,
                v.From,
                v.Status,
                v.Name,
                v.Kana,
                v.FormerName,
                v.BirthOn,
                v.Sex,
                v.Address,
                v.Domicile,
                v.RegisteredOn,
                v.Act,
                By = ExportFormat.Role(v.By),
            }),
        }));
    }
}
