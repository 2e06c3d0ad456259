using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing;

/// <summary>The credentials issued to a holder, each with its code.</summary>
internal sealed class CredentialsPart(AkashiDb db) : IExportPart
{
    public string Name => "credentials";

    public IReadOnlyList<Type> Covers => [typeof(IssuedCredential)];

    public async Task<ExportedPart> ReadAsync(Guid accountId, CancellationToken ct) => new(
        await db.Set<IssuedCredential>().AsNoTracking().Where(c => c.AccountId == accountId).OrderBy(c => c.IssuedAt).Select(c => new
        {
            c.Id,
            c.RegistrationId,
            c.QualificationId,
            c.RegistrationVersion,
            c.IssuedAt,
            c.ExpiresAt,
            c.LastDay,
            c.EndedAt,
            c.Note,
            c.Stamped,
            c.State,
            c.RegistrationStatus,
            c.SuccessorId,
            c.ListId,
            c.Index,
            c.KeyId,
            c.Url,
        }).ToListAsync(ct));
}
