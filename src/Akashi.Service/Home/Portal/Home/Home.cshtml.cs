using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Contacts;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Portal.Home;

/// <summary>Row 1.3.1: the person's name, what to do next, their registrations, and the search for procedures.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class HomePage(ApplicationsFace applications, RegistersFace registers, CatalogFace catalog, ContactsFace contacts, TextsOf<HomePage> texts)
    : PageModel
{
    private const int MostOfAKind = 5;

    /// <summary>The person's name as on the card or in the register; null before either has been seen.</summary>
    public string? Person { get; private set; }

    /// <summary>How many notices the person has not read (row 1.7.5).</summary>
    public int Unread { get; private set; }

    /// <summary>Applications that wait for the person or for the body.</summary>
    public IReadOnlyList<NextStep> Steps { get; private set; } = [];

    /// <summary>The person's registrations.</summary>
    public IReadOnlyList<NextStep> Registrations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = await applications.NotCompletedAsync(User.SubjectId(), MostOfAKind, ct);
        var entries = await registers.OfHolderAsync(User.SubjectId(), ct);
        Person = await applications.NameOnCardAsync(User.SubjectId(), ct) ?? (entries.Count > 0 ? entries[0].Facts.Name : null);
        Unread = await contacts.UnreadAsync(User.SubjectId(), ct);
        Steps = [.. mine.Select(StepOf)];
        Registrations =
        [
            .. entries.Take(MostOfAKind).Select(r => new NextStep(
                texts["Registration", NameOf(r.QualificationId).Spoken],
                NameOf(r.QualificationId),
                texts["Number", r.Number],
                texts["Registration" + r.Status],
                IssuingAddresses.QualificationOf(r.Id))),
        ];
    }

    private NextStep StepOf(ApplicationView application)
    {
        var number = application.ReceiptNumber is { } receipt ? texts["Receipt", receipt] : null;
        return new NextStep(
            TitleOf(application), NameOf(application.QualificationId), number, texts["Application" + application.State], application.Path,
            application.Draft);
    }

    private string TitleOf(ApplicationView application) => texts["Application", NameOf(application.QualificationId).Spoken, application.Procedure.Spoken];

    private Wording NameOf(string qualification) => catalog.Get(qualification).Name;
}
