using System.Security.Cryptography;
using Akashi.Service.Accounts;
using Akashi.Service.Applications.Drafts;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Begin;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Portal.Timeline;

/// <summary>Outcome of applying again.</summary>
internal abstract record BeginAgainOutcome
{
    private BeginAgainOutcome()
    {
    }

    /// <summary>There is a draft: a new one with what was taken over, or the one that the holder had already, as it is.</summary>
    /// <param name="Path">Where the holder goes on.</param>
    internal sealed record Begun(string Path) : BeginAgainOutcome;

    /// <summary>The holder already has the maximum number of drafts.</summary>
    internal sealed record TooManyDrafts : BeginAgainOutcome;

    /// <summary>It has not ended this way, or its procedure is not offered any more.</summary>
    internal sealed record NotNow : BeginAgainOutcome;
}

/// <summary>
/// Begins a new draft with the answers and documents of an application that ended without an entry. Facts, consent and signature are made anew.
/// </summary>
internal sealed class BeginAgainHandler(
    AkashiDb db, ApplicationStore store, AccountsFace accounts, ProceduresFace procedures, BeginHandler begin, BeginChangeHandler beginChange, ToldAnswers told,
    FileStore files, Commit commit, TimeProvider clock)
{
    /// <summary>Whether an application in this state can be taken over.</summary>
    public static bool IsFor(ApplicationState state) => state is ApplicationState.Rejected or ApplicationState.Withdrawn or ApplicationState.Expired;

    /// <param name="id">The application that ended.</param>
    /// <param name="accountId">The holder's account.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<BeginAgainOutcome> HandleAsync(Guid id, Guid accountId, CancellationToken ct)
    {
        if (await store.FindAsync(id, accountId, ct) is not { } ended || !IsFor(ended.Application.State)) return new BeginAgainOutcome.NotNow();
        var offered = procedures.OfferedBy(ended.Qualification.Id).FirstOrDefault(p => p.Id == ended.Procedure.Id);
        if (offered is null || !await accounts.IsOpenAsync(accountId, ct)) return new BeginAgainOutcome.NotNow();
        var draft = offered.IsAboutEntry
            ? await BeginChangeAsync(ended, offered, accountId, ct)
            : await begin.HandleAsync(accountId, ended.Qualification.Id, ct);
        if (draft is null) return offered.IsAboutEntry ? new BeginAgainOutcome.NotNow() : new BeginAgainOutcome.TooManyDrafts();
        await TakeOverAsync(ended, draft.Id, accountId, ct);
        return new BeginAgainOutcome.Begun(ApplicationsAddresses.PageOf(draft.Id, draft.FirstPage));
    }

    private async Task<BegunDraft?> BeginChangeAsync(LoadedApplication ended, Procedure offered, Guid accountId, CancellationToken ct) =>
        ended.Application.RegistrationId is { } entry
        && await beginChange.HandleAsync(accountId, entry, offered, ct) is BeginChangeOutcome.Begun begun
            ? new BegunDraft(begun.Id, ApplicationJourney.Of(offered).First.Name)
            : null;

    // The bytes are stored before the rows, so that a row never lacks its bytes.
    private async Task TakeOverAsync(LoadedApplication ended, Guid draftId, Guid accountId, CancellationToken ct)
    {
        var copies = new List<Attachment>();
        foreach (var file in ended.Attachments)
        {
            if (await files.ReadAsync(file.Id, ct) is not { } content) continue;
            var copy = CopyOf(file, draftId, content);
            await files.SaveAsync(copy.Id, content, ct);
            copies.Add(copy);
        }
        var taken = await commit.RunAsync(() => TakeOverAsync(ended, draftId, accountId, copies, ct), ct);
        foreach (var copy in copies.Where(c => !taken.Contains(c.Id))) files.Delete(copy.Id);
    }

    // A draft in which something was typed before stays as it is: nothing typed is ever lost.
    private async Task<IReadOnlySet<Guid>> TakeOverAsync(
        LoadedApplication ended, Guid draftId, Guid accountId, List<Attachment> copies, CancellationToken ct)
    {
        if (await store.FindDraftAsync(draftId, accountId, ct) is not { } draft || !await IsUntouchedAsync(draft, ct)) return new HashSet<Guid>();
        draft.Application.Standing ??= ended.Application.Standing;
        draft.Keep(Matching(ended, draft.Procedure));
        var asked = draft.Procedure.Documents.Select(d => d.Id).ToHashSet();
        var kept = copies.Where(c => asked.Contains(c.DocumentId)).ToList();
        db.AddRange(kept);
        draft.Application.ChangedAt = clock.GetUtcNow();
        return kept.Select(c => c.Id).ToHashSet();
    }

    private async Task<bool> IsUntouchedAsync(LoadedApplication draft, CancellationToken ct)
    {
        if (draft.Draft.Typed.Count > 0 || draft.Attachments.Count > 0 || draft.Application.Submission is not null) return false;
        var offered = await told.OfAsync(draft.Application.AccountId, draft.Qualification.Id, draft.Procedure, draft.Today, ct);
        return draft.Draft.Accepted.All(a => offered.Accepted.GetValueOrDefault(a.Key) == a.Value);
    }

    // Only answers to questions that are still asked, in the same way.
    private static DraftAnswers Matching(LoadedApplication ended, Procedure offered)
    {
        var answers = ended.Application.Answers;
        var kinds = ended.Procedure.FieldsWith(answers.Accepted).ToDictionary(f => f.Id, f => f.Kind.Code);
        var same = offered.FieldsWith(answers.Accepted).Where(f => kinds.GetValueOrDefault(f.Id) == f.Kind.Code).ToList();
        var (ids, names) = (same.Select(f => f.Id).ToHashSet(), same.SelectMany(f => f.Names).ToHashSet());
        return new DraftAnswers(
            answers.Accepted.Where(a => ids.Contains(a.Key)).ToDictionary(), answers.Typed.Where(t => names.Contains(t.Key)).ToDictionary());
    }

    private Attachment CopyOf(Attachment file, Guid draftId, byte[] content)
    {
        var now = clock.GetUtcNow();
        return new Attachment
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = draftId,
            DocumentId = file.DocumentId,
            Name = file.Name,
            ContentType = file.ContentType,
            Size = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            AddedAt = now,
        };
    }
}
