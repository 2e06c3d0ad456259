using Akashi.Hosting;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Applications.Portal.Choose;

/// <summary>The qualifications of a ministry.</summary>
/// <param name="Id">Id of its section, for links within the page.</param>
/// <param name="Ministry">Name of the ministry.</param>
/// <param name="Qualifications">At least one, in the order of the language.</param>
internal sealed record MinistryGroup(string Id, Wording Ministry, IReadOnlyList<Qualification> Qualifications);

/// <summary>Row 1.4.2: finds a qualification by name, or by ministry in the official order.</summary>
[HoldsNoSecret]
[Authorize(Policy = Policies.Holder)]
internal sealed class ChoosePage(CatalogFace catalog) : PageModel
{
    public const int LongestSearch = 100;

    public string? Words { get; private set; }

    public IReadOnlyList<MinistryGroup> Groups { get; private set; } = [];

    public int Count => Groups.Sum(g => g.Qualifications.Count);

    public void OnGet(string? words)
    {
        Words = words is { Length: > LongestSearch } ? words[..LongestSearch] : words;
        var found = catalog.Search(Words).ToLookup(q => q.Ministry.Id);
        Groups = [.. catalog.Ministries
            .Select((m, i) => new MinistryGroup($"ministry-{i + 1}", m.Name, [.. found[m.Id]]))
            .Where(g => g.Qualifications.Count > 0)];
    }
}
