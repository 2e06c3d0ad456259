using System.Text.Json;
using Akashi.Service.Applications.Decide;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Fee;

/// <summary>
/// A fee that is paid completes its application, in the same transaction (threat M10). A link that no longer holds is not made (L2): the
/// application stays paid, and staff find it in their queue.
/// </summary>
internal sealed class CompleteOnPayment(AkashiDb db, Drafts drafts, LinkDecision links, ApplicationSteps steps, Completions completions)
    : IFollow<ChargeCaptured>
{
    public async Task FollowAsync(ChargeCaptured happened, CancellationToken ct)
    {
        var application = await db.Set<Application>().SingleAsync(a => a.Id == happened.SubjectId, ct);
        if (!await steps.MoveAsync(application, ApplicationCommand.Pay, ApplicationRole.System, "system", null, null, ct)) return;
        var completion = JsonSerializer.Deserialize<CompletionEvent>(application.Completion!)!;
        if (await HoldsAsync(application, completion, ct)) await completions.CompleteAsync(application, completion, null, ct);
    }

    private async Task<bool> HoldsAsync(Application application, CompletionEvent completion, CancellationToken ct) =>
        completion is not InitialRegistrationCompleted { Linked: { } entry } || await links.StillHoldsAsync(await drafts.FindAsync(application, ct), entry, ct);
}
