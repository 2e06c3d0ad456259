using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Staff.Openings;

/// <summary>That a record was opened, as its person may read it. The member's name is not part of it: the body answers for its staff.</summary>
/// <param name="Id">Id.</param>
/// <param name="At">When, first in that hour.</param>
/// <param name="BodyId">The body.</param>
/// <param name="Role">The member's role at that time.</param>
/// <param name="Record">What was opened.</param>
public sealed record Opening(Guid Id, DateTimeOffset At, string BodyId, StaffRole Role, OpenedRecord Record);

/// <summary>A page of them.</summary>
/// <param name="Page">The page within the list.</param>
/// <param name="Rows">Its rows, the newest first.</param>
public sealed record OpeningsPage(ListPage<DateTimeOffset> Page, IReadOnlyList<Opening> Rows);

/// <summary>Who opened records. Whoever asks says which records are a person's.</summary>
/// <param name="db">The database.</param>
public sealed class OpeningsFace(AkashiDb db)
{
    /// <summary>The class of the table, for the part of the export that gives its rows.</summary>
    public static Type Table => typeof(RecordOpening);

    /// <summary>Most rows of one export.</summary>
    public const int MostExported = 10_000;

    /// <summary>A page of the openings of records, the newest first.</summary>
    /// <param name="records">Ids of applications and registrations.</param>
    /// <param name="from">Where the page begins; null for the first one.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<OpeningsPage> ListAsync(IReadOnlyCollection<Guid> records, ListCursor? from, CancellationToken ct)
    {
        var rows = db.Set<RecordOpening>().Where(o => records.Contains(o.RecordId))
            .Select(o => new ListedRow<DateTimeOffset> { Key = o.At, Id = o.Id });
        var page = await new KeysetList<DateTimeOffset>(ListOrder.NewestFirst, [rows]).ReadAsync(from, ct);
        var found = await Views(db.Set<RecordOpening>().Where(o => page.Ids.Contains(o.Id))).ToListAsync(ct);
        return new OpeningsPage(page, [.. page.InOrder(found, o => o.Id)]);
    }

    /// <summary>All openings of records, the newest first, at most <see cref="MostExported"/>.</summary>
    /// <param name="records">Ids of applications and registrations.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyList<Opening>> AllAsync(IReadOnlyCollection<Guid> records, CancellationToken ct) =>
        await Views(db.Set<RecordOpening>().Where(o => records.Contains(o.RecordId)).OrderByDescending(o => o.At).ThenBy(o => o.Id).Take(MostExported))
            .ToListAsync(ct);

    private static IQueryable<Opening> Views(IQueryable<RecordOpening> rows) =>
        rows.AsNoTracking().Select(o => new Opening(o.Id, o.At, o.BodyId, o.Role, new OpenedRecord(o.Kind, o.RecordId)));
}
