using Akashi.Service.Platform.Yaml;

namespace Akashi.Service.Procedures.Reading;

/// <summary>The procedures of a folder.</summary>
/// <param name="All">Each that was read, by its name.</param>
/// <param name="Offered">What can be applied for: qualification to procedures, in the order of its file.</param>
/// <param name="Faults">Every mistake; empty where there is none.</param>
public sealed record ProcedureReading(
    IReadOnlyDictionary<string, Procedure> All, IReadOnlyDictionary<string, IReadOnlyList<Procedure>> Offered, IReadOnlyList<FileFault> Faults);
