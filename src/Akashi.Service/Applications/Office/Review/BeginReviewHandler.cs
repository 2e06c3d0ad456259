using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Office.Review;

/// <summary>Outcome of beginning a review.</summary>
internal enum BeginReviewOutcome
{
    /// <summary>The review has begun.</summary>
    Begun,

    /// <summary>Somebody began the review, or decided, earlier: nothing changes.</summary>
    BegunBefore,

    /// <summary>The body has no such application.</summary>
    NotFound,
}

/// <summary>Who began a review, and when.</summary>
/// <param name="By">The member of staff.</param>
/// <param name="At">When; the holder sees 「審査中」 from then on.</param>
internal sealed record BegunReview(Actor By, DateTimeOffset At);

/// <summary>「審査をはじめる」: from then on the holder sees 「審査中」, and colleagues see who began.</summary>
internal sealed class BeginReviewHandler(AkashiDb db, ApplicationStore store, ApplicationSteps steps, Commit commit)
{
    /// <param name="id">The application.</param>
    /// <param name="by">Who begins; has the right to decide.</param>
    /// <param name="qualifications">Ids of the body's qualifications.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<BeginReviewOutcome> HandleAsync(Guid id, StaffPerson by, IReadOnlySet<string> qualifications, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await store.FindForStaffAsync(id, qualifications, ct) is not { } submitted) return BeginReviewOutcome.NotFound;
            return await steps.MoveAsync(submitted.Application, ApplicationCommand.Review, by.Actor, null, null, ct)
                ? BeginReviewOutcome.Begun
                : BeginReviewOutcome.BegunBefore;
        }, ct);

    /// <summary>Who began the review of an application; null if nobody has.</summary>
    public Task<BegunReview?> FindAsync(Guid id, CancellationToken ct) =>
        db.Set<ApplicationStep>().AsNoTracking().Where(s => s.ApplicationId == id && s.State == ApplicationState.UnderReview)
            .OrderBy(s => s.Number).Select(s => new BegunReview(s.By, s.At)).FirstOrDefaultAsync(ct);
}
