using System.Security.Cryptography;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal.Attach;

/// <summary>Adds and removes files of a draft.</summary>
internal sealed class AttachHandler(AkashiDb db, ApplicationStore store, Commit commit, FileStore files, TimeProvider clock)
{
    private readonly List<Attachment> added = [];
    private readonly HashSet<Guid> removed = [];

    /// <summary>The draft's files, including the changes of this request.</summary>
    public IEnumerable<Attachment> FilesOf(LoadedApplication loaded) => loaded.Attachments.Concat(added).Where(f => !removed.Contains(f.Id));

    /// <summary>Adds a file. The bytes are stored before the row, so that a row never lacks its bytes.</summary>
    /// <returns>Why the file is refused; null if it is accepted.</returns>
    public async Task<AttachmentRefusal?> AttachAsync(LoadedApplication loaded, RequiredDocument document, IFormFile file, CancellationToken ct)
    {
        if (file.Length > AttachmentRules.MaxBytes) return AttachmentRefusal.TooLarge;
        if (FilesOf(loaded).Count(f => f.DocumentId == document.Id) >= AttachmentRules.MaxFiles) return AttachmentRefusal.TooMany;
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, ct);
        var content = memory.ToArray();
        var refusal = AttachmentRules.Check(file.FileName, content, out var accepted);
        if (accepted is null) return refusal;
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        if (FilesOf(loaded).Any(f => f.DocumentId == document.Id && f.Sha256 == digest)) return null;
        return await KeepAsync(loaded, document, accepted, content, digest, ct);
    }

    /// <summary>Removes a file, if it is one of the draft's.</summary>
    /// <returns>Id of the document that it was attached to; null if nothing was removed.</returns>
    public async Task<string?> RemoveAsync(LoadedApplication loaded, Guid id, CancellationToken ct)
    {
        var file = await ChangeAsync(loaded, draft => Task.FromResult(Detach(draft, id)), ct);
        if (file is null) return null;
        if (file.SignedIn is null) files.Delete(id);
        removed.Add(id);
        return file.DocumentId;
    }

    // What was signed stays with the round that it belongs to.
    private Attachment? Detach(LoadedApplication draft, Guid id)
    {
        if (draft.Attachments.FirstOrDefault(f => f.Id == id) is not { } file) return null;
        if (file.SignedIn is null) db.Remove(file);
        else file.LeftOutFrom = draft.Application.Submission!.Round + 1;
        return file;
    }

    private async Task<AttachmentRefusal?> KeepAsync(
        LoadedApplication loaded, RequiredDocument document, AcceptedFile accepted, byte[] content, string digest, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var attachment = new Attachment
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = loaded.Id,
            DocumentId = document.Id,
            Name = accepted.Name,
            ContentType = accepted.ContentType,
            Size = content.Length,
            Sha256 = digest,
            AddedAt = now,
        };
        await files.SaveAsync(attachment.Id, content, ct);
        AttachmentRefusal? refusal = null;
        var kept = await ChangeAsync(loaded, async draft =>
        {
            refusal = await QuotaAsync(draft, attachment, ct);
            return refusal is null ? db.Add(attachment).Entity : null;
        }, ct);
        if (kept is null) files.Delete(attachment.Id);
        else added.Add(kept);
        return refusal;
    }

    // Runs inside the act, so that files sent at the same time cannot exceed the limits together.
    private async Task<AttachmentRefusal?> QuotaAsync(LoadedApplication draft, Attachment file, CancellationToken ct)
    {
        if (draft.Attachments.Count(f => f.DocumentId == file.DocumentId) >= AttachmentRules.MaxFiles) return AttachmentRefusal.TooMany;
        var drafts = db.Set<Application>()
            .Where(a => a.AccountId == draft.Application.AccountId && (a.State == ApplicationState.Draft || a.State == ApplicationState.Returned))
            .Select(a => a.Id);
        var bytes = await db.Set<Attachment>().Where(f => drafts.Contains(f.ApplicationId)).SumAsync(f => f.Size, ct);
        return bytes + file.Size > AttachmentRules.MaxBytesOfDrafts ? AttachmentRefusal.NoRoom : null;
    }

    // Returns null and changes nothing if another window has signed the draft, or if there is nothing to change.
    private Task<T?> ChangeAsync<T>(LoadedApplication loaded, Func<LoadedApplication, Task<T?>> change, CancellationToken ct)
        where T : class => commit.RunAsync(async () =>
    {
        if (await store.FindDraftAsync(loaded.Id, loaded.Application.AccountId, ct) is not { } draft || await change(draft) is not { } changed) return null;
        draft.Application.ConsentedAt = null;
        draft.Application.ChangedAt = clock.GetUtcNow();
        return changed;
    }, ct);
}
