using Akashi.Service.Applications;
using Akashi.Service.Audit;
using Akashi.Service.Contacts.Notices;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications.Drafts;

/// <summary>Row 1.7.4: a draft ends 30 days after its last change, and its holder is told 7 days before.</summary>
public sealed class EndedDraftsTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draft_ends_after_thirty_days_told_seven_days_before_with_a_line_in_the_trail()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        await DaysAsync(desk, 23);
        Assert.Empty(await desk.RowsAsync<Notice>());
        await DaysAsync(desk, 1);
        Assert.Equal(["DraftEnding"], (await desk.RowsAsync<Notice>()).Select(n => n.What));
        await DaysAsync(desk, 5);
        Assert.Single(await desk.RowsAsync<Application>());
        await DaysAsync(desk, 2);
        Assert.Empty(await desk.RowsAsync<Application>());
        Assert.Equal(["DraftEnded"], (await desk.RowsAsync<Notice>()).Select(n => n.What));
        var line = (await desk.RowsAsync<AuditEntry>()).Single(e => e.Text.Contains("application.draft-ended", StringComparison.Ordinal)).Text;
        Assert.Contains($"application:{id}", line, StringComparison.Ordinal);
        Assert.Contains("\"by\":\"system\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_that_is_changed_in_its_last_days_has_the_whole_time_again()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.DraftAsync(Hanako);
        await DaysAsync(desk, 28);
        await desk.WithAsync((AkashiDb db) => db.Set<Application>().ExecuteUpdateAsync(u => u.SetProperty(a => a.ChangedAt, desk.Clock.GetUtcNow()), Ct));
        await DaysAsync(desk, 29);
        Assert.Equal(7, Assert.Single(await desk.RowsAsync<Application>()).EndingDays + 1);
        await DaysAsync(desk, 2);
        Assert.Empty(await desk.RowsAsync<Application>());
    }

    [Fact]
    public async Task Application_that_was_sent_never_ends()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.DraftAsync(Hanako);
        await desk.WithAsync((AkashiDb db) => db.Set<Application>().ExecuteUpdateAsync(u => u.SetProperty(a => a.State, ApplicationState.Submitted), Ct));
        await DaysAsync(desk, 40);
        Assert.Single(await desk.RowsAsync<Application>());
    }

    /// <summary>O17 and V10: neither a jump ahead nor its end does harm.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public async Task E8_clock_that_jumps_ahead_ends_no_draft(int old)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.DraftAsync(Hanako);
        await DaysAsync(desk, old);
        var right = desk.Clock.GetUtcNow();
        desk.Clock.AdjustTime(right.AddDays(400));
        await RunAsync(desk);
        await RunAsync(desk);
        Assert.Single(await desk.RowsAsync<Application>());
        desk.Clock.AdjustTime(right);
        await DaysAsync(desk, 4);
        Assert.Single(await desk.RowsAsync<Application>());
    }

    [Fact]
    public async Task E8_clock_that_was_set_back_keeps_no_draft_for_ever()
    {
        await using var desk = await Desk.OpenAsync();
        var right = desk.Clock.GetUtcNow();
        desk.Clock.AdjustTime(right.AddDays(3650));
        await desk.DraftAsync(Hanako);
        desk.Clock.AdjustTime(right);
        await DaysAsync(desk, 33);
        Assert.Empty(await desk.RowsAsync<Application>());
    }

    [Fact]
    public async Task E10_files_are_erased_by_a_message_of_the_same_act()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.DraftAsync(Hanako);
        var file = Assert.Single(await desk.RowsAsync<Attachment>()).Id;
        var files = desk.Services.GetRequiredService<FileStore>();
        await files.SaveAsync(file, new byte[] { 1, 2, 3 }, Ct);
        await DaysAsync(desk, 32);
        Assert.Empty(await desk.RowsAsync<Attachment>());
        await desk.Services.GetRequiredService<OutboxWorker>().RunOnceAsync(EraseFiles.Kind, Ct);
        Assert.Null(await files.ReadAsync(file, Ct));
    }

    [Fact]
    public async Task Change_of_an_entry_is_free_again()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.DraftAsync(Hanako);
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        await desk.WithAsync((AkashiDb db) => db.Set<Application>().ExecuteUpdateAsync(u => u.SetProperty(a => a.OpenChangeOf, entry), Ct));
        await DaysAsync(desk, 32);
        Assert.False(await desk.WithAsync((AkashiDb db) => db.Set<Application>().AnyAsync(a => a.OpenChangeOf == entry, Ct)));
    }

    private static async Task DaysAsync(Desk desk, int days)
    {
        for (var i = 0; i < days; i++)
        {
            desk.Clock.Advance(TimeSpan.FromDays(1));
            await RunAsync(desk);
        }
    }

    private static Task RunAsync(Desk desk) => desk.Services.GetRequiredService<Housekeeper>().RunOnceAsync(Ct);
}
