namespace Akashi.Verifier.Pages;

/// <summary>What the frame of every page shows.</summary>
/// <param name="Title">First part of the document's title.</param>
/// <param name="Screen">Id in the acceptance table; empty where there is none.</param>
/// <param name="Description">What the page is about, for search engines; null where none may list the page.</param>
/// <param name="Code">The code of a result, which is posted once more to see the result in the other language; null on other pages.</param>
/// <param name="Script">The page's own script, besides those of every page; null for none.</param>
public sealed record LayoutModel(string Title, string Screen, string? Description = null, string? Code = null, string? Script = null);
