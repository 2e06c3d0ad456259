using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Deadlines;

/// <summary>Does what the deadline of one application asks for now.</summary>
internal sealed class DeadlineHandler(AkashiDb db, ApplicationSteps steps, ApplicationsSettings settings, Commit commit, TimeProvider clock)
{
    /// <returns>Whether anything was done.</returns>
    public Task<bool> HandleAsync(Guid id, CancellationToken ct) => commit.RunAsync(async () =>
    {
        var (application, now) = (await db.Set<Application>().SingleAsync(a => a.Id == id, ct), clock.GetUtcNow());
        var step = DeadlineRules.Of(application, settings, now);
        if (step == DeadlineStep.Nothing) return false;
        if (step == DeadlineStep.Forget)
        {
            (application.Reminders, application.RemindedAt) = (0, null);
            application.Revision++;
            return true;
        }
        if (step == DeadlineStep.End)
            return application.State == ApplicationState.Returned
                && await steps.MoveAsync(application, ApplicationCommand.Expire, Actor.System, null, null, ct);
        var reminders = step == DeadlineStep.RemindFirst ? 1 : DeadlineRules.Most;
        await steps.RemindAsync(application, DeadlineRules.EndAfter(application.EndsOn!.Value, settings, now), reminders, ct);
        return true;
    }, ct);
}
