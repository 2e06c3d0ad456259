using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Drafts;

/// <summary>
/// Removes a draft with its answers and files. An open change of an entry goes with the row that holds it, so the entry can be changed again. The bytes of
/// the files are erased by a message of the same act.
/// </summary>
internal sealed class DraftRemover(AkashiDb db, Commit commit, OutboxWriter outbox)
{
    /// <summary>Removes a draft that the running act has loaded.</summary>
    public async Task RemoveAsync(Application draft, Actor by, CancellationToken ct)
    {
        var files = await db.Set<Attachment>().Where(f => f.ApplicationId == draft.Id).ToListAsync(ct);
        db.RemoveRange(files);
        db.Remove(draft);
        if (files.Count > 0) outbox.Add(EraseFiles.Kind, new FilesToErase([.. files.Select(f => f.Id)]));
        await commit.RaiseAsync(new DraftRemoved(draft.Id, draft.AccountId, by, files.Count), ct);
    }
}
