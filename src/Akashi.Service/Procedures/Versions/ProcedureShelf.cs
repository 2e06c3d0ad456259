using System.Collections.Concurrent;
using Akashi.Service.Procedures.Reading;

namespace Akashi.Service.Procedures.Versions;

/// <summary>The procedures that are offered now, and every version that was asked for since the start. A version never changes, so that it may stay.</summary>
/// <param name="read">What the catalog's folder holds, without mistakes.</param>
internal sealed class ProcedureShelf(ProcedureReading read)
{
    private readonly ConcurrentDictionary<ProcedureKey, Procedure> versions = new(read.All.Values.Select(p => KeyValuePair.Create(p.Key, p)));

    /// <summary>All that the catalog holds.</summary>
    public IEnumerable<Procedure> Current => read.All.Values;

    /// <summary>What a qualification offers.</summary>
    public IReadOnlyList<Procedure> OfferedBy(string qualificationId) => read.Offered.GetValueOrDefault(qualificationId, []);

    /// <summary>A version that stands here; null where it is to be loaded.</summary>
    public Procedure? Find(ProcedureKey key) => versions.GetValueOrDefault(key);

    /// <summary>Puts a loaded version here.</summary>
    public void Put(Procedure procedure) => versions.TryAdd(procedure.Key, procedure);
}
