using System.Security.Cryptography;
using Akashi.Credentials.Status;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Publish;

/// <summary>A place in a status list.</summary>
internal sealed record StatusPlace(string ListId, int Index);

/// <summary>
/// Draws places at random, so that a list does not reveal the order of issue. Credentials that expire in the same month share a list. Places
/// are not counted, because every issue would wait for the count; a list is taken to be full when many draws in a row hit an occupied place.
/// </summary>
internal sealed class StatusPlaces(AkashiDb db, StatusPublisher publisher)
{
    // In a list that is half full, one issue in a million opens the next list too early; in one that is nine tenths full, one in eight.
    private const int Draws = 20;

    private static readonly HotQuery<Func<AkashiDb, string, int, CancellationToken, Task<bool>>> Taken = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string list, int index, CancellationToken _) =>
            db.Set<IssuedCredential>().Any(c => c.ListId == list && c.Index == index)));

    /// <summary>Finds a free place for a credential with this expiry. A new list is published before its first place is given out.</summary>
    public async Task<StatusPlace> DrawAsync(DateTimeOffset expiresAt, CancellationToken ct)
    {
        var end = EndOf(expiresAt);
        while (true)
        {
            var last = await db.Set<PublishedList>()
                .Where(l => l.EndsAt == end)
                .OrderByDescending(l => l.Sequence)
                .Select(l => new { l.ListId, l.Sequence })
                .FirstOrDefaultAsync(ct);
            for (var draw = 0; last is not null && draw < Draws; draw++)
            {
                var place = new StatusPlace(last.ListId, RandomNumberGenerator.GetInt32(StatusList.Places));
                if (!await IsTakenAsync(place, ct)) return place;
            }
            await publisher.OpenAsync(end, (last?.Sequence ?? 0) + 1, ct);
        }
    }

    /// <summary>Whether a place is occupied; checked again in the act that takes it.</summary>
    public Task<bool> IsTakenAsync(StatusPlace place, CancellationToken ct) =>
        Taken.For(db)(db, place.ListId, place.Index, ct);

    // The first instant after the month: whatever the second of its expiry, no credential in the list lives then.
    private static DateTimeOffset EndOf(DateTimeOffset expiresAt)
    {
        var utc = expiresAt.UtcDateTime;
        return new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
    }
}
