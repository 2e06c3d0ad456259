using Akashi.Service.Payments;
using Akashi.Service.Payments.Provider;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Payments;

/// <summary>The provider's news of a page that we believed to be closed: it pays, or comes too late.</summary>
internal static class LateNews
{
    /// <summary>Whether the money was a surplus; null if nothing was ever to be paid.</summary>
    public static async Task<bool?> PaidAsync(Desk desk, Guid application)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var (db, steps) = (scope.ServiceProvider.GetRequiredService<AkashiDb>(), scope.ServiceProvider.GetRequiredService<AttemptSteps>());
        if (await db.Set<Charge>().AsNoTracking().SingleOrDefaultAsync(c => c.SubjectId == application) is not { } offered) return null;
        return await scope.ServiceProvider.GetRequiredService<Commit>().RunAsync(async () =>
        {
            var charge = await db.Set<Charge>().SingleAsync(c => c.Id == offered.Id);
            var attempt = new Attempt
            {
                Id = Guid.CreateVersion7(desk.Clock.GetUtcNow()),
                ChargeId = charge.Id,
                State = AttemptState.Abandoned,
                BegunAt = desk.Clock.GetUtcNow(),
                EndsAt = desk.Clock.GetUtcNow(),
                Language = "ja",
            };
            db.Add(attempt);
            var paid = new ProviderPayment(attempt.Id, charge.Total.Amount, ProviderPayment.Yen, "pi");
            await steps.CaptureAsync(charge, attempt, paid, CancellationToken.None);
            return attempt.State == AttemptState.Surplus;
        }, CancellationToken.None);
    }
}
