using Akashi.Service.Applications.Drafts;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Home;

/// <summary>Something the holder can do next, shown on the home page.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Qualification">Name of the qualification, whose Japanese stands beside a title in English.</param>
/// <param name="Number">The number that distinguishes it from others with the same title; null if it has none yet.</param>
/// <param name="Words">What to do.</param>
/// <param name="Path">Where to do it.</param>
/// <param name="Draft">Where the holder was in a draft; null if it is none.</param>
public sealed record NextStep(string Title, Wording Qualification, string? Number, string Words, string Path, OpenDraft? Draft = null);
