using Akashi.Service.Catalog;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Applications.Choose;

/// <summary>Row 1.4.2: choose the qualification by name.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class ChoosePage(CatalogFace catalog) : PageModel
{
    private const int LongestSearch = 100;

    public string? Words { get; private set; }

    public IReadOnlyList<Qualification> Found { get; private set; } = [];

    public void OnGet(string? words)
    {
        Words = words is { Length: > LongestSearch } ? words[..LongestSearch] : words;
        Found = catalog.Search(Words);
    }
}
