using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Layout;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Check;

/// <summary>Rows 1.5.10 and 2.5.10: shows exactly what the card will sign, with a link to change each answer.</summary>
internal sealed class CheckPage(ApplicationStore store, DocumentComposer composer) : DraftPage(store)
{
    public ApplicationDocument Document { get; private set; } = null!;

    /// <summary>Whether the number does not fit a format that is only a guess; the page asks to check it but does not refuse it.</summary>
    public bool NumberLooksOdd => Loaded.NumberSearchForm is { } number && !Loaded.Qualification.Number.Pattern.IsMatch(number);

    /// <summary>Whether a change would change nothing; then it cannot be submitted, and the page says what to do instead.</summary>
    public bool NothingChanges => ApplicationJourney.GapOf(Loaded) == Step.Name;

    public IActionResult OnGet()
    {
        if (Detour() is { } detour) return detour;
        Document = composer.Read(Loaded, composer.Compose(Loaded));
        return Page();
    }

    public IActionResult OnPost() => GoOn();

    public string? ChangePath(DocumentSection section, DocumentItem item) => (section.Id, item.Id) switch
    {
        (DocumentComposer.StateSection, "state") => PathOf("state?back=check#state"),
        (DocumentComposer.StateSection, "qualification") => Loaded.Procedure.IsAboutEntry ? null : ApplicationsAddresses.Choose,
        (DocumentComposer.StateSection, _) => null,
        (DocumentComposer.FactsSection, _) => PathOf("card"),
        (DocumentComposer.ChangesSection, DocumentComposer.ChangedName or DocumentComposer.ChangedAddress) => PathOf("card"),
        (DocumentComposer.ChangesSection, _) => AnswersAt(FieldOf(item)),
        _ => AnswersAt(item.Id),
    };

    /// <summary>Address of a field on its page of answers; opening it moves the focus there, and its page leads back here.</summary>
    public string AnswersAt(string field)
    {
        var back = Loaded.Procedure.Pages is null ? "" : "?back=" + Step.Name;
        return $"{PathOf(AnswerPages.PathWith(Loaded, field))}{back}#{FieldTagHelper.IdOf(field)}";
    }

    /// <summary>What was typed for an answer that was normalised; null if it is shown as typed.</summary>
    public string? TypedFor(DocumentSection section, DocumentItem item) =>
        section.Id == DocumentComposer.AnswersSection ? Loaded.Draft.Typed.GetValueOrDefault(item.Id) : null;

    // A change is shown by the fact that it changes, which a question with any id can bind.
    private string FieldOf(DocumentItem item) =>
        Loaded.Asked.Fields.FirstOrDefault(f => f.Binds is { } fact && DocumentComposer.IdOf(fact) == item.Id)?.Id ?? item.Id;

    /// <summary>Style that marks changes; null for other sections.</summary>
    public static string? ClassOf(DocumentSection section) => section.Id == DocumentComposer.ChangesSection ? "summary-list__row--changed" : null;
}
