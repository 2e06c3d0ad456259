using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Answers;

/// <summary>Keeps the answers of row 1.5.9 in the draft.</summary>
internal sealed class SaveAnswersHandler(AkashiDb db, TimeProvider clock)
{
    public Task HandleAsync(OpenApplication open, DraftAnswers answers, CancellationToken ct)
    {
        open.Keep(answers);
        open.Application.ChangedAt = clock.GetUtcNow();
        return db.SaveChangesAsync(ct);
    }
}
