using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Portal.Show;

/// <summary>Keeps a holder's note on a credential. It changes nothing that others see, so the audit trail has no line of it.</summary>
internal sealed class NoteHandler(AkashiDb db, Commit commit)
{
    /// <param name="id">The credential.</param>
    /// <param name="accountId">Its holder.</param>
    /// <param name="note">The note, 1 to 60 characters; null for none.</param>
    /// <param name="ct">Cancels the act.</param>
    public Task KeepAsync(Guid id, Guid accountId, string? note, CancellationToken ct) => commit.RunAsync(async () =>
    {
        var credential = await db.Set<IssuedCredential>().SingleAsync(c => c.Id == id && c.AccountId == accountId, ct);
        credential.Note = note;
    }, ct);
}
