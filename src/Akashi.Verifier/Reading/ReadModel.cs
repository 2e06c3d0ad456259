namespace Akashi.Verifier.Reading;

/// <summary>The page that reads one code.</summary>
/// <param name="Error">What is wrong with the pasted address; null where nothing was pasted yet.</param>
public sealed record ReadModel(string? Error = null);
