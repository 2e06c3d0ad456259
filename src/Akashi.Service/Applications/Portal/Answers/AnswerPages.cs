using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>A page of row 1.5.9 as an applicant is asked it.</summary>
/// <param name="Id">Last segment of its address; null for the only page of a procedure.</param>
/// <param name="Title">Its heading; null for the one that all procedures share.</param>
/// <param name="Of">All questions that can be asked on it.</param>
/// <param name="Fields">Those that are asked.</param>
/// <param name="Documents">The documents that are asked for on it.</param>
internal sealed record AnswerPage(
    string? Id, Wording? Title, IReadOnlyList<Field> Of, IReadOnlyList<Field> Fields, IReadOnlyList<RequiredDocument> Documents)
{
    /// <summary>Whether it holds a question or document with this id.</summary>
    public bool Holds(string id) => Of.Any(f => f.Id == id) || Documents.Any(d => AnswersPage.FileName(d.Id) == id) || HeldOnce(id);

    // A time of a group that was removed since.
    private bool HeldOnce(string id) => Occurrences.TimeOf(id) is { } time && Of.Any(f => f.Id == time.Group && f.Group is not null);
}

/// <summary>The pages of row 1.5.9. A page on which nothing is asked is left out, and documents have the last one.</summary>
internal static class AnswerPages
{
    /// <summary>Last segment of the address of the first page.</summary>
    public const string First = "answers";

    /// <summary>The pages in order; at least one.</summary>
    public static IReadOnlyList<AnswerPage> Of(LoadedApplication loaded)
    {
        var (procedure, asked) = (loaded.Procedure, loaded.Asked);
        if (procedure.Pages is not { } pages) return [new AnswerPage(null, null, [.. loaded.Fields], asked.Fields, asked.Documents)];
        var found = pages.Select(p => PageOf(p, loaded, asked)).Where(p => p.Fields.Count > 0).ToList();
        if (asked.Documents.Count > 0 || found.Count == 0) found.Add(new AnswerPage(Procedure.DocumentsPage, null, [], [], asked.Documents));
        return found;
    }

    /// <summary>Path of a page below the draft: the first one has the address without a name of its own.</summary>
    public static string PathOf(IReadOnlyList<AnswerPage> pages, AnswerPage page) => page == pages[0] || page.Id is null ? First : $"{First}/{page.Id}";

    /// <summary>Path of the first page that lacks an answer; of the first one if none does.</summary>
    public static string PathOfGap(LoadedApplication loaded)
    {
        var pages = Of(loaded);
        return PathOf(pages, pages.FirstOrDefault(p => !AnswerRules.IsAnswered(loaded, p)) ?? pages[0]);
    }

    /// <summary>Path of the last page.</summary>
    public static string PathOfLast(LoadedApplication loaded)
    {
        var pages = Of(loaded);
        return PathOf(pages, pages[^1]);
    }

    /// <summary>Path of the page with a question or document; of the first one if none has it.</summary>
    /// <param name="loaded">The draft.</param>
    /// <param name="id">Id of the field, or name of the input for a document's files.</param>
    public static string PathWith(LoadedApplication loaded, string id)
    {
        var pages = Of(loaded);
        return PathOf(pages, pages.FirstOrDefault(p => p.Holds(id)) ?? pages[0]);
    }

    private static AnswerPage PageOf(FormPage page, LoadedApplication loaded, Asked asked) => new(
        page.Id, page.Title, [.. loaded.Fields.Where(f => page.Fields.Contains(f.Root))], [.. asked.Fields.Where(f => page.Fields.Contains(f.Root))], []);
}
