using Akashi.Service.Applications;
using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Audit;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications.Deadlines;

/// <summary>Row 1.7.2: a returned application ends by itself, but only after two reminders.</summary>
public class DeadlineTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public async Task Holder_is_reminded_14_and_3_days_before_the_end_and_then_it_ends()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        var last = (await desk.RowAsync(id)).EndsOn!.Value;
        Assert.Equal(new DateOnly(2026, 11, 24).AddDays(60), last);
        var done = new List<(int Day, int Steps, ApplicationState State)>();
        for (var day = 1; day <= 62; day++)
        {
            desk.Clock.Advance(TimeSpan.FromDays(1));
            if (await RunAsync(desk) > 0) done.Add((day, (await desk.StepsAsync(id)).Count, (await desk.RowAsync(id)).State));
        }
        Assert.Equal([(46, 4, ApplicationState.Returned), (57, 5, ApplicationState.Returned), (61, 6, ApplicationState.Expired)], done);
        Assert.Equal([last, last], (await desk.StepsAsync(id)).Select(s => s.RemindsOf).OfType<DateOnly>());
        Assert.Null((await desk.WithAsync((AuditFace audit) => audit.VerifyAsync(null, CancellationToken.None))).Fault);
        var acts = (await desk.RowsAsync<AuditEntry>()).Select(a => a.Text).ToList();
        Assert.Equal(2, acts.Count(a => a.Contains("application.reminded", StringComparison.Ordinal)));
        Assert.Single(acts, a => a.Contains("application.expired", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Corrected_application_does_not_end()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        desk.Clock.Advance(TimeSpan.FromDays(58));
        await RunAsync(desk);
        await desk.SignAsync(id, Hanako);
        desk.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await RunAsync(desk));
        Assert.Equal((ApplicationState.Submitted, null), ((await desk.RowAsync(id)).State, (await desk.RowAsync(id)).EndsOn));
    }

    [Fact]
    public async Task Service_that_was_down_reminds_first_and_names_a_day_that_is_still_ahead()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        desk.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(1, await RunAsync(desk));
        var today = DateOnly.FromDateTime(desk.Clock.GetUtcNow().AddHours(9).DateTime);
        Assert.Equal((ApplicationState.Returned, today.AddDays(3)), ((await desk.RowAsync(id)).State, (await desk.RowAsync(id)).EndsOn!.Value));
        desk.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await RunAsync(desk));
        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await RunAsync(desk));
        Assert.Equal(ApplicationState.Expired, (await desk.RowAsync(id)).State);
    }

    [Fact]
    public async Task Last_day_that_is_over_ends_nothing_before_the_last_reminder_lies_back_the_days_that_it_promised()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        var (over, reminded) = (new DateOnly(2026, 11, 20), desk.Clock.GetUtcNow());
        await desk.WithAsync((AkashiDb db) => db.Set<Application>().Where(a => a.Id == id).ExecuteUpdateAsync(u => u
            .SetProperty(a => a.EndsOn, over).SetProperty(a => a.Reminders, 2).SetProperty(a => a.RemindedAt, reminded)));
        // By the handler: the job does not even look before.
        Assert.False(await EndAsync(desk, id));
        desk.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.False(await EndAsync(desk, id));
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await EndAsync(desk, id));
    }

    [Fact]
    public async Task R7_clock_that_was_ahead_for_a_while_ends_nothing_and_keeps_the_reminders()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        desk.Clock.Advance(TimeSpan.FromDays(365));
        for (var hour = 0; hour < 24; hour++)
        {
            desk.Clock.Advance(TimeSpan.FromHours(1));
            await RunAsync(desk);
        }
        Assert.Equal(ApplicationState.Returned, (await desk.RowAsync(id)).State);
        desk.Clock.AdjustTime(desk.Clock.GetUtcNow().AddDays(-366));
        Assert.Equal(1, await RunAsync(desk));
        Assert.Equal((ApplicationState.Returned, 0), ((await desk.RowAsync(id)).State, (await desk.RowAsync(id)).Reminders));
        // What the clock named lies far ahead; until then the holder may correct it, and is reminded once more before it ends.
        desk.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal(1, await RunAsync(desk));
        Assert.Equal(ApplicationState.Returned, (await desk.RowAsync(id)).State);
    }

    private static Task<bool> EndAsync(Desk desk, Guid id) =>
        desk.WithAsync((DeadlineHandler deadline) => deadline.HandleAsync(id, CancellationToken.None));

    private static Task<int> RunAsync(Desk desk) => desk.Services.GetRequiredService<DeadlineWork>().RunOnceAsync(CancellationToken.None);
}
