using Akashi.Service.Platform.Yaml;

namespace Akashi.Service.Procedures.Reading;

/// <summary>Reads the pages of questions.</summary>
internal static class PageFile
{
    private const string Key = "pages";

    /// <returns>The pages; null if the procedure names none.</returns>
    public static IReadOnlyList<FormPage>? Read(YamlMap map, IReadOnlyList<Field> fields)
    {
        var pages = new List<FormPage>();
        foreach (var page in map.Maps(Key, required: false))
        {
            var id = ProcedureFile.ReadId(page, pages.Select(p => p.Id));
            if (id == Procedure.DocumentsPage || !id.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
                page.Fault("id", $"an id of a page has small letters, digits and hyphens, and is not \"{Procedure.DocumentsPage}\"");
            pages.Add(new FormPage(id, page.Both("title", 120), page.Texts("fields")));
            if (pages[^1].Fields.Count == 0 && page.Has("fields")) page.Fault("fields", "a page asks at least one question");
            page.End();
        }
        if (pages.Count == 0) return null;
        if (!pages.SelectMany(p => p.Fields).SequenceEqual(fields.Select(f => f.Id)))
            map.Fault(Key, "\"pages\" must name every field once, in the order of \"fields\"");
        return pages;
    }
}
