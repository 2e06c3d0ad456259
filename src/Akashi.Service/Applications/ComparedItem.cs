namespace Akashi.Service.Applications;

/// <summary>A comparison with its label.</summary>
/// <param name="Label">Label as shown.</param>
/// <param name="Comparison">The two sides.</param>
public sealed record ComparedItem(string Label, Comparison Comparison);
