namespace Akashi.Service.Home;

/// <summary>Something the holder could do next, for the home page.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Number">The number that tells it from another of the same title; null where it has none yet.</param>
/// <param name="Words">What to do.</param>
/// <param name="Path">Where.</param>
public sealed record NextStep(string Title, string? Number, string Words, string Path);
