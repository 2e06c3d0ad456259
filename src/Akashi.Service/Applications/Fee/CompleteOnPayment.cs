using System.Text.Json;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Fee;

/// <summary>A fee that is paid completes its application, in the same transaction (threat M10).</summary>
internal sealed class CompleteOnPayment(AkashiDb db, ApplicationSteps steps, Completions completions) : IFollow<ChargeCaptured>
{
    public async Task FollowAsync(ChargeCaptured happened, CancellationToken ct)
    {
        var application = await db.Set<Application>().SingleAsync(a => a.Id == happened.SubjectId, ct);
        if (!await steps.MoveAsync(application, ApplicationCommand.Pay, ApplicationRole.System, "system", null, null, ct)) return;
        var completion = JsonSerializer.Deserialize<CompletionEvent>(application.Completion!)!;
        await completions.CompleteAsync(application, completion, ct);
    }
}
