using Akashi.Service.Applications;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;

namespace Akashi.Service.Decisions.Office.Review;

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

/// <summary>「審査をはじめる」: from then on the holder sees 「審査中」, and colleagues see who began.</summary>
internal sealed class BeginReviewHandler(SubmittedApplications applications, ApplicationMoves moves, Commit commit)
{
    /// <param name="id">The application.</param>
    /// <param name="by">Who begins; has the right to decide.</param>
    /// <param name="qualifications">Ids of the body's qualifications.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<BeginReviewOutcome> HandleAsync(Guid id, StaffPerson by, IReadOnlySet<string> qualifications, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await applications.FindAsync(id, qualifications, ct) is not { } submitted) return BeginReviewOutcome.NotFound;
            return await moves.BeginReviewAsync(submitted, by.Actor, ct) ? BeginReviewOutcome.Begun : BeginReviewOutcome.BegunBefore;
        }, ct);
}
