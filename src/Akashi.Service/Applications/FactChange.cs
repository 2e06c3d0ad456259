using Akashi.Service.Procedures;

namespace Akashi.Service.Applications;

/// <summary>A fact of the register, compared with what is applied for.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Comparison">The two sides.</param>
public sealed record ComparedFact(RegisterFact Fact, Comparison Comparison);

/// <summary>A change of a fact.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Old">The register's value; null if it held none.</param>
/// <param name="New">The new value.</param>
public sealed record FactChange(RegisterFact Fact, string? Old, string New);
