using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>What became of answers that were to be kept.</summary>
internal abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>They are in the draft.</summary>
    internal sealed record Saved : SaveOutcome;

    /// <summary>Another window changed answers since this form was shown, and nothing is kept yet: ids of their fields.</summary>
    internal sealed record ChangedElsewhere(IReadOnlyList<string> Fields) : SaveOutcome;

    /// <summary>It is no draft any more: another window signed it.</summary>
    internal sealed record NoDraft : SaveOutcome;
}

/// <summary>Keeps the answers of row 1.5.9 in the draft, unless another window changed one of them since the form was shown.</summary>
internal sealed class SaveAnswersHandler(ApplicationStore store, Commit commit, TimeProvider clock)
{
    /// <param name="loaded">The draft; afterwards it holds the answers as they are kept now.</param>
    /// <param name="seen">The kept answers as they were when the form was shown.</param>
    /// <param name="answers">What is in the form now.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SaveOutcome> HandleAsync(LoadedApplication loaded, DraftAnswers seen, DraftAnswers answers, CancellationToken ct)
    {
        var (outcome, kept) = await commit.RunAsync(() => SaveAsync(loaded, seen, answers, ct), ct);
        if (kept is not null) (loaded.Application.Answers, loaded.Application.ConsentedAt) = (kept.Answers, kept.ConsentedAt);
        return outcome;
    }

    private async Task<(SaveOutcome Outcome, Application? Kept)> SaveAsync(LoadedApplication loaded, DraftAnswers seen, DraftAnswers answers, CancellationToken ct)
    {
        if (await store.FindDraftAsync(loaded.Id, loaded.Application.AccountId, ct) is not { } now) return (new SaveOutcome.NoDraft(), null);
        if (ChangedElsewhere(now, seen, answers) is { Count: > 0 } changed) return (new SaveOutcome.ChangedElsewhere(changed), now.Application);
        now.Keep(answers);
        now.Application.ChangedAt = clock.GetUtcNow();
        return (new SaveOutcome.Saved(), now.Application);
    }

    // What both windows changed to the same is no conflict.
    private static List<string> ChangedElsewhere(LoadedApplication now, DraftAnswers seen, DraftAnswers answers)
    {
        var kept = now.Draft;
        return [.. now.Procedure.FieldsFor(now.Standing).Where(f => kept.Of(f) != seen.Of(f) && kept.Of(f) != answers.Of(f)).Select(f => f.Id)];
    }
}
