using System.Collections.Concurrent;
using Akashi.Service.Procedures.Reading;

namespace Akashi.Service.Procedures.Versions;

/// <summary>The procedures offered now, and a cache of the older versions in use. A version never changes, so it can stay cached.</summary>
/// <param name="read">The procedures in the catalog folder, without mistakes.</param>
internal sealed class ProcedureShelf(ProcedureReading read)
{
    private readonly ConcurrentDictionary<ProcedureKey, Procedure> versions = new(read.All.Values.Select(p => KeyValuePair.Create(p.Key, p)));

    /// <summary>All procedures in the catalog.</summary>
    public IEnumerable<Procedure> Current => read.All.Values;

    /// <summary>The procedures that a qualification offers.</summary>
    public IReadOnlyList<Procedure> OfferedBy(string qualificationId) => read.Offered.GetValueOrDefault(qualificationId, []);

    /// <summary>The terms of use as they are now, by id.</summary>
    public IReadOnlyDictionary<string, Terms> Terms => read.Terms;

    /// <summary>Finds a version; null if it has to be loaded.</summary>
    public Procedure? Find(ProcedureKey key) => versions.GetValueOrDefault(key);

    /// <summary>Adds a loaded version.</summary>
    public void Put(Procedure procedure) => versions.TryAdd(procedure.Key, procedure);
}
