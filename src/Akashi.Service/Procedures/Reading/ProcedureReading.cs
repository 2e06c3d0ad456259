using Akashi.Service.Platform.Yaml;

namespace Akashi.Service.Procedures.Reading;

/// <summary>The procedures in a catalog folder.</summary>
/// <param name="All">Name to procedure.</param>
/// <param name="Offered">Qualification id to the procedures that it offers, in the order of its file.</param>
/// <param name="Terms">The terms of use by id.</param>
/// <param name="Faults">Every mistake; empty if there are none.</param>
public sealed record ProcedureReading(
    IReadOnlyDictionary<string, Procedure> All, IReadOnlyDictionary<string, IReadOnlyList<Procedure>> Offered,
    IReadOnlyDictionary<string, Terms> Terms, IReadOnlyList<FileFault> Faults);
