using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Staff.Openings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Portal.Opened;

/// <summary>Row 0.9: who opened the holder's applications and entries, and when.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class OpenedPage(OwnRecords records, OpeningsFace openings) : PageModel
{
    public IReadOnlyList<ShownOpening> Openings { get; private set; } = [];

    public PageLinks Links { get; private set; } = PageLinks.None;

    public async Task OnGetAsync(string? from, CancellationToken ct)
    {
        var own = await records.OfAsync(User.SubjectId(), ct);
        var found = await openings.ListAsync([.. own.Keys], ListCursor.Read(from), ct);
        Openings = [.. found.Rows.Select(o => records.Show(o, own))];
        Links = found.Page.LinksOn(new ListAddress(HomeAddresses.Opened));
    }
}
