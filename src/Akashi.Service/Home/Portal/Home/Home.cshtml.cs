using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Home.Portal.Home;

/// <summary>Row 1.3.1: whose page it is, what to do next, what the person is registered for, and the search for procedures.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class HomePage(ApplicationsFace applications, RegistersFace registers, CatalogFace catalog, IStringLocalizer<HomePage> texts) : PageModel
{
    private const int MostOfAKind = 5;

    /// <summary>Name of the person, as their card or the register has it; null where neither was seen yet.</summary>
    public string? Person { get; private set; }

    /// <summary>Applications, for which something is to be done or waited for.</summary>
    public IReadOnlyList<NextStep> Steps { get; private set; } = [];

    /// <summary>What the person is registered for.</summary>
    public IReadOnlyList<NextStep> Registrations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = await applications.NotCompletedAsync(User.SubjectId(), MostOfAKind, ct);
        var entries = await registers.OfHolderAsync(User.SubjectId(), ct);
        Person = await applications.NameOnCardAsync(User.SubjectId(), ct) ?? (entries.Count > 0 ? entries[0].Facts.Name : null);
        Steps = [.. mine.Select(a => new NextStep(TitleOf(a), a.ReceiptNumber is { } number ? texts["Receipt", number].Value : null, texts["Application" + a.State], a.Path))];
        Registrations =
        [
            .. entries.Take(MostOfAKind).Select(r => new NextStep(
                texts["Registration", NameOf(r.QualificationId)], texts["Number", r.Number], texts["Registration" + r.Status], IssuingAddresses.QualificationOf(r.Id))),
        ];
    }

    private string TitleOf(ApplicationView application) => texts["Application", NameOf(application.QualificationId), application.Procedure];

    private string NameOf(string qualification) => catalog.Find(qualification)?.Name ?? qualification;
}
