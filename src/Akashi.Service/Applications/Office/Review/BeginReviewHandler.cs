using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Office.Review;

/// <summary>What became of a wish to begin a review.</summary>
internal enum BeginReviewOutcome
{
    /// <summary>It is under review from now on.</summary>
    Begun,

    /// <summary>Somebody began it, or decided, before: nothing changed.</summary>
    BegunBefore,

    /// <summary>The body has no such application.</summary>
    NotFound,
}

/// <summary>Who began a review, and when.</summary>
/// <param name="By">The member of staff.</param>
/// <param name="At">From then on the holder sees 「審査中」.</param>
internal sealed record BegunReview(Actor By, DateTimeOffset At);

/// <summary>「審査をはじめる」: from here on the holder sees 「審査中」, and colleagues see who began.</summary>
internal sealed class BeginReviewHandler(AkashiDb db, ApplicationStore store, ApplicationSteps steps, Commit commit)
{
    /// <param name="id">Application.</param>
    /// <param name="by">Who begins; may decide.</param>
    /// <param name="qualifications">Those of the body.</param>
    /// <param name="ct">Stops it.</param>
    public Task<BeginReviewOutcome> HandleAsync(Guid id, StaffPerson by, IReadOnlySet<string> qualifications, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await store.FindForStaffAsync(id, qualifications, ct) is not { } submitted) return BeginReviewOutcome.NotFound;
        return await steps.MoveAsync(submitted.Application, ApplicationCommand.Review, by.Actor, null, null, ct)
            ? BeginReviewOutcome.Begun
            : BeginReviewOutcome.BegunBefore;
    }, ct);

    /// <summary>Who began the review of an application; null where nobody did.</summary>
    public Task<BegunReview?> FindAsync(Guid id, CancellationToken ct) =>
        db.Set<ApplicationStep>().AsNoTracking().Where(s => s.ApplicationId == id && s.State == ApplicationState.UnderReview)
            .OrderBy(s => s.Number).Select(s => new BegunReview(s.By, s.At)).FirstOrDefaultAsync(ct);
}
