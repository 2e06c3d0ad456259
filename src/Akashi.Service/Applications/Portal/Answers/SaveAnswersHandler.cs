using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>Outcome of saving answers.</summary>
internal abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>The answers are in the draft.</summary>
    internal sealed record Saved : SaveOutcome;

    /// <summary>Another window changed answers after this form was shown, so nothing is saved.</summary>
    /// <param name="Fields">Ids of the fields with changed answers.</param>
    internal sealed record ChangedElsewhere(IReadOnlyList<string> Fields) : SaveOutcome;

    /// <summary>It is not a draft any more: another window signed it.</summary>
    internal sealed record NoDraft : SaveOutcome;
}

/// <summary>Saves the answers of row 1.5.9 in the draft, unless another window changed one of them after the form was shown.</summary>
internal sealed class SaveAnswersHandler(ApplicationStore store, Commit commit, TimeProvider clock)
{
    /// <param name="loaded">The draft; afterwards it holds the answers that are now stored.</param>
    /// <param name="seen">The answers stored when the form was shown.</param>
    /// <param name="shown">The questions in the form; the others keep their answers.</param>
    /// <param name="answers">The answers in the form.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<SaveOutcome> HandleAsync(
        LoadedApplication loaded, DraftAnswers seen, IReadOnlyList<Field> shown, DraftAnswers answers, CancellationToken ct)
    {
        var (outcome, kept) = await commit.RunAsync(() => SaveAsync(loaded, seen, shown, answers, ct), ct);
        if (kept is not null) (loaded.Application.Answers, loaded.Application.ConsentedAt) = (kept.Answers, kept.ConsentedAt);
        return outcome;
    }

    private async Task<(SaveOutcome Outcome, Application? Kept)> SaveAsync(
        LoadedApplication loaded, DraftAnswers seen, IReadOnlyList<Field> shown, DraftAnswers answers, CancellationToken ct)
    {
        if (await store.FindDraftAsync(loaded.Id, loaded.Application.AccountId, ct) is not { } now) return (new SaveOutcome.NoDraft(), null);
        if (ChangedElsewhere(now.Draft, seen, shown, answers) is { Count: > 0 } changed) return (new SaveOutcome.ChangedElsewhere(changed), now.Application);
        now.Keep(now.Draft.With(shown, answers));
        now.Application.ChangedAt = clock.GetUtcNow();
        return (new SaveOutcome.Saved(), now.Application);
    }

    // It is no conflict if both windows changed an answer to the same text.
    private static List<string> ChangedElsewhere(DraftAnswers kept, DraftAnswers seen, IReadOnlyList<Field> shown, DraftAnswers answers) =>
        [.. shown.Where(f => kept.Of(f) != seen.Of(f) && kept.Of(f) != answers.Of(f)).Select(f => f.Id)];
}
