using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff.Openings;

/// <summary>
/// Notes who opened a record, before the page is sent: what cannot be noted is not shown. Within an hour the note costs one look into an index; only
/// the first time in the hour writes, in a transaction of its own, so that the page's own work waits for nothing.
/// </summary>
/// <param name="db">The request's context, for looking.</param>
/// <param name="scopes">Gives the note a context of its own.</param>
/// <param name="clock">The time.</param>
public sealed class OpeningNotes(AkashiDb db, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int SecondsOfHour = 3600;

    private static readonly HotQuery<Func<AkashiDb, Guid, Guid, OpenedKind, long, CancellationToken, Task<bool>>> Noted = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid record, Guid member, OpenedKind kind, long hour, CancellationToken _) =>
            db.Set<RecordOpening>().Any(o => o.RecordId == record && o.StaffMemberId == member && o.Kind == kind && o.Hour == hour)));

    /// <summary>Notes that a member of staff is about to see records.</summary>
    /// <param name="person">The member.</param>
    /// <param name="records">The records.</param>
    /// <param name="ct">Cancels the note, and then the page is not shown.</param>
    public async Task NoteAsync(StaffPerson person, IEnumerable<OpenedRecord> records, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hour = now.ToUnixTimeSeconds() / SecondsOfHour;
        foreach (var record in records)
        {
            if (await IsNotedAsync(db, person, record, hour, ct)) continue;
            await WriteAsync(person, record, hour, now, ct);
        }
    }

    private static Task<bool> IsNotedAsync(AkashiDb db, StaffPerson person, OpenedRecord record, long hour, CancellationToken ct) =>
        Noted.For(db)(db, record.RecordId, person.Id, record.Kind, hour, ct);

    private async Task WriteAsync(StaffPerson person, OpenedRecord record, long hour, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AkashiDb>();
        own.Add(new RecordOpening
        {
            Id = Guid.CreateVersion7(now),
            RecordId = record.RecordId,
            Kind = record.Kind,
            StaffMemberId = person.Id,
            Hour = hour,
            At = now,
            BodyId = person.BodyId,
            Role = person.Role,
        });
        try
        {
            await own.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another window of the same member was faster; anything else is a failure.
            if (!await IsNotedAsync(db, person, record, hour, ct)) throw;
        }
    }
}
