using Akashi.Hosting.Dates;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Drafts;

/// <summary>
/// Ends drafts in which nothing has changed for long (row 1.7.4). It first counts the days on which it sees a draft close to its end: a clock that jumps
/// ahead is one day more and ends nothing, and one that is set back begins the count again.
/// </summary>
internal sealed class EndedDrafts(AkashiDb db, Commit commit, DraftRemover remover, TimeProvider clock) : IHousekeeping
{
    public async Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        await StartAnewAsync(ct);
        await CountDayAsync(most, ct);
        var before = clock.GetUtcNow() - DraftLife.Life;
        var ended = await Drafts.Where(a => a.ChangedAt < before && a.EndingDays >= DraftLife.DaysOfNotice)
            .OrderBy(a => a.ChangedAt).Take(most).Select(a => a.Id).ToListAsync(ct);
        foreach (var id in ended) await commit.RunAsync(() => EndAsync(id, before, ct), ct);
        return ended.Count;
    }

    private IQueryable<Application> Drafts => db.Set<Application>().Where(a => a.State == ApplicationState.Draft);

    // Whoever changed something has the whole time again. A change of the future was made before the clock was set back, and counts from now.
    private async Task StartAnewAsync(CancellationToken ct)
    {
        var (now, ahead, noticed) = (clock.GetUtcNow(), clock.GetUtcNow() + Clocks.Tolerance, DraftLife.NoticedBefore(clock.GetUtcNow()));
        await Drafts.Where(a => a.ChangedAt > ahead).ExecuteUpdateAsync(u => u.SetProperty(a => a.ChangedAt, now), ct);
        await Drafts.Where(a => a.ChangedAt >= noticed && a.EndingDays > 0)
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.EndingDays, 0).SetProperty(a => a.EndingOn, (DateOnly?)null), ct);
    }

    private async Task CountDayAsync(int most, CancellationToken ct)
    {
        var (today, noticed) = (JapanTime.DayOf(clock.GetUtcNow()), DraftLife.NoticedBefore(clock.GetUtcNow()));
        List<Guid> ending;
        do
        {
            ending = await Drafts.Where(a => a.ChangedAt < noticed && (a.EndingOn == null || a.EndingOn != today))
                .OrderBy(a => a.ChangedAt).Take(most).Select(a => a.Id).ToListAsync(ct);
            foreach (var id in ending) await commit.RunAsync(() => CountDayAsync(id, today, noticed, ct), ct);
        }
        while (ending.Count == most);
    }

    // Another node may have done it, and its holder may have changed or signed it.
    private async Task CountDayAsync(Guid id, DateOnly today, DateTimeOffset noticed, CancellationToken ct)
    {
        if (await Drafts.SingleOrDefaultAsync(a => a.Id == id && a.ChangedAt < noticed, ct) is not { } draft || draft.EndingOn == today) return;
        draft.EndingOn = today;
        draft.EndingDays++;
        if (draft.EndingDays == 1) await commit.RaiseAsync(new DraftEnding(draft.Id, draft.AccountId), ct);
    }

    private async Task EndAsync(Guid id, DateTimeOffset before, CancellationToken ct)
    {
        if (await Drafts.SingleOrDefaultAsync(a => a.Id == id && a.ChangedAt < before && a.EndingDays >= DraftLife.DaysOfNotice, ct) is { } draft)
            await remover.RemoveAsync(draft, Actor.System, ct);
    }
}
