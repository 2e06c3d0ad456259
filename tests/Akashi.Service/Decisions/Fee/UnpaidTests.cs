using Akashi.Service.Applications;
using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Decisions;
using Akashi.Service.Decisions.Fee;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Payments;
using Akashi.Service.Payments.Portal.Start;
using Akashi.Service.Payments.Provider;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Tests.Applications;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Decisions.Fee;

/// <summary>Row 5.4.3: what is not paid ends, after two reminders; a payment wins or loses cleanly.</summary>
public sealed class UnpaidTests : IDisposable
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly NewEntryInput Number = new("D-0999999", "D-0999999", new DateOnly(2026, 11, 1));
    private readonly FeeCatalog catalog = new();

    [Fact]
    public async Task Unpaid_application_ends_30_days_after_the_due_day_and_after_two_reminders()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await AwaitsPaymentAsync(desk);
        await PassDaysAsync(desk, 60);
        Assert.Equal(ApplicationState.AwaitingPayment, (await desk.RowAsync(id)).State);
        Assert.Equal(2, (await desk.StepsAsync(id)).Count(s => s.RemindsOf is not null));
        await PassDaysAsync(desk, 1);
        Assert.Equal(ApplicationState.Expired, (await desk.RowAsync(id)).State);
        Assert.Equal(ChargeState.Cancelled, Assert.Single(await desk.RowsAsync<Charge>()).State);
    }

    [Fact]
    public async Task R8_cancelled_charge_begins_no_payment()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        await AwaitsPaymentAsync(desk);
        await PassDaysAsync(desk, 61);
        var charge = Assert.Single(await desk.RowsAsync<Charge>()).Id;
        Assert.IsType<StartOutcome.NotNow>(
            await desk.WithAsync((StartHandler start) => start.HandleAsync(charge, Hanako, CancellationToken.None)));
        Assert.Empty(await desk.RowsAsync<Attempt>());
    }

    [Fact]
    public async Task R8_payment_under_way_is_waited_for_and_wins()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await AwaitsPaymentAsync(desk);
        var attempt = await BegunAsync(desk, AttemptState.Started);
        await PassDaysAsync(desk, 61);
        Assert.Equal(ApplicationState.AwaitingPayment, (await desk.RowAsync(id)).State);
        await PayAsync(desk, attempt);
        await PassDaysAsync(desk, 1);
        Assert.Equal(ApplicationState.Completed, (await desk.RowAsync(id)).State);
    }

    [Fact]
    public async Task R8_payment_that_arrives_after_the_end_is_a_surplus_and_moves_nothing()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await AwaitsPaymentAsync(desk);
        var attempt = await BegunAsync(desk, AttemptState.Abandoned);
        await PassDaysAsync(desk, 61);
        await PayAsync(desk, attempt);
        Assert.Equal(
            (AttemptState.Surplus, ChargeState.Cancelled, ApplicationState.Expired),
            ((await desk.RowsAsync<Attempt>())[0].State, (await desk.RowsAsync<Charge>())[0].State, (await desk.RowAsync(id)).State));
    }

    [Fact]
    public async Task Attempt_that_never_got_a_page_holds_up_nothing()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await AwaitsPaymentAsync(desk);
        await BegunAsync(desk, AttemptState.Requested, page: false);
        await PassDaysAsync(desk, 61);
        Assert.Equal((ApplicationState.Expired, AttemptState.Abandoned), ((await desk.RowAsync(id)).State, (await desk.RowsAsync<Attempt>())[0].State));
    }

    [Fact]
    public async Task R9_number_promised_to_an_application_that_ended_is_free_for_others()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        await AwaitsPaymentAsync(desk);
        await PassDaysAsync(desk, 61);
        var decision = Assert.Single(await desk.RowsAsync<Decision>());
        Assert.Equal((null, null, null), (decision.ReservedNumber, decision.PromisedEntry, decision.AwaitingFee));
        var other = await desk.SubmittedAsync(Guid.CreateVersion7(desk.Clock.GetUtcNow()), Standing.NotRegistered);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(other, Number));
    }

    public void Dispose() => catalog.Dispose();

    private static async Task<Guid> AwaitsPaymentAsync(Desk desk)
    {
        var id = await desk.SubmittedAsync(Hanako, Standing.NotRegistered);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id, Number));
        return id;
    }

    private static async Task PassDaysAsync(Desk desk, int days)
    {
        for (var day = 0; day < days; day++)
        {
            desk.Clock.Advance(TimeSpan.FromDays(1));
            await desk.Services.GetRequiredService<DeadlineWork>().RunOnceAsync(CancellationToken.None);
            await desk.Services.GetRequiredService<UnpaidWork>().RunOnceAsync(CancellationToken.None);
        }
    }

    private static Task<Guid> BegunAsync(Desk desk, AttemptState state, bool page = true) => desk.WithAsync(async (AkashiDb db) =>
    {
        var charge = await db.Set<Charge>().SingleAsync();
        var attempt = new Attempt
        {
            Id = Guid.CreateVersion7(desk.Clock.GetUtcNow()),
            ChargeId = charge.Id,
            State = state,
            BegunAt = desk.Clock.GetUtcNow(),
            EndsAt = desk.Clock.GetUtcNow().AddHours(1),
            Language = "ja",
            Session = page ? "cs_1" : null,
        };
        db.Add(attempt);
        charge.AgreedAt = desk.Clock.GetUtcNow();
        if (state == AttemptState.Started) charge.State = ChargeState.Started;
        await db.SaveChangesAsync();
        return attempt.Id;
    });

    private static async Task PayAsync(Desk desk, Guid attemptId)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var (db, steps) = (scope.ServiceProvider.GetRequiredService<AkashiDb>(), scope.ServiceProvider.GetRequiredService<AttemptSteps>());
        await scope.ServiceProvider.GetRequiredService<Commit>().RunAsync(async () =>
        {
            var attempt = await db.Set<Attempt>().SingleAsync(a => a.Id == attemptId);
            var charge = await db.Set<Charge>().SingleAsync(c => c.Id == attempt.ChargeId);
            var paid = new ProviderPayment(attempt.Id, charge.Total.Amount, ProviderPayment.Yen, "pi_1");
            await steps.CaptureAsync(charge, attempt, paid, CancellationToken.None);
        }, CancellationToken.None);
    }
}
