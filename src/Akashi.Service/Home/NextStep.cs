namespace Akashi.Service.Home;

/// <summary>Something the holder could do next, for the home page.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Words">What to do.</param>
/// <param name="Path">Where.</param>
public sealed record NextStep(string Title, string Words, string Path);
