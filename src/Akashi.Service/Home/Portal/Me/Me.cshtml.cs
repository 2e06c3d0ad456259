using Akashi.Hosting.Texts;
using Akashi.Service.Contacts;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Staff.Openings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Portal.Me;

/// <summary>Row 0.9: my page. Each part shows how it stands and leads to the page that changes it.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class MePage(ContactsFace contacts, OwnRecords records, OpeningsFace openings) : PageModel
{
    private const int MostShown = 3;

    public ContactView Contact { get; private set; } = null!;

    /// <summary>How many notices the holder has not read.</summary>
    public int Unread { get; private set; }

    /// <summary>The latest openings of the holder's records.</summary>
    public IReadOnlyList<ShownOpening> Openings { get; private set; } = [];

    /// <summary>Name of the kept language, or else of that of this page.</summary>
    public string Language => LanguageNames.In(Languages.Of(Contact.Language) ?? Languages.Current);

    /// <summary>What the previous press did; null if nothing.</summary>
    public string? Done { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Done = TempData[HomeAddresses.Me] as string;
        Contact = await contacts.OfAsync(User.SubjectId(), ct);
        Unread = await contacts.UnreadAsync(User.SubjectId(), ct);
        var own = await records.OfAsync(User.SubjectId(), ct);
        Openings = [.. (await openings.ListAsync([.. own.Keys], null, ct)).Rows.Take(MostShown).Select(o => records.Show(o, own))];
    }
}
