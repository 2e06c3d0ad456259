using Akashi.Service.Platform.Export;
using Akashi.Service.Staff.Openings;

namespace Akashi.Service.Home;

/// <summary>Who opened the holder's records. Here and not beside the table, because only Home knows all records of a holder.</summary>
internal sealed class OpeningsPart(OwnRecords records, OpeningsFace openings) : IExportPart
{
    public string Name => "openings";

    public IReadOnlyList<Type> Covers => [OpeningsFace.Table];

    public async Task<ExportedPart> ReadAsync(Guid accountId, CancellationToken ct)
    {
        var own = await records.OfAsync(accountId, ct);
        var found = await openings.AllAsync([.. own.Keys], ct);
        return new ExportedPart(found.Select(o => new { o.At, Body = o.BodyId, o.Role, o.Record.Kind, o.Record.RecordId }));
    }
}
