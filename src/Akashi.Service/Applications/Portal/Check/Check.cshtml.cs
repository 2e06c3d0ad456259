using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Layout;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures.FieldKinds;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Check;

/// <summary>Rows 1.5.10 and 2.5.10: shows exactly what the card will sign, with a link to change each answer.</summary>
internal sealed class CheckPage(ApplicationStore store, DocumentComposer composer, FieldTexts words, TextsOf<CheckPage> texts) : DraftPage(store)
{
    /// <summary>Style of a row that changes something.</summary>
    public const string Changed = "summary-list__row--changed";

    public ApplicationDocument Document { get; private set; } = null!;

    /// <summary>What changed since the last signature (row 1.7.2); null for what was never signed.</summary>
    public RoundDifference? Difference { get; private set; }

    /// <summary>What the body wrote about documents: their labels and the words.</summary>
    public IEnumerable<(string Label, string Words)> DocumentReasons =>
        from document in Loaded.Asked.Documents
        from reason in Loaded.ReasonsAt(ReturnPlace.Document(document.Id))
        select (document.Label.Spoken, reason.Words);

    /// <summary>Whether the number does not fit a format that is only a guess; the page asks to check it but does not refuse it.</summary>
    public bool NumberLooksOdd => Loaded.NumberSearchForm is { } number && !Loaded.Qualification.Number.Pattern.IsMatch(number);

    /// <summary>What to look at again in answers that are accepted all the same.</summary>
    public IReadOnlyList<string> Doubts =>
    [
        .. from asked in Loaded.Asked.Fields
           where Loaded.Answers.ContainsKey(asked.Id)
           let doubt = asked.Kind.Doubt(Loaded.Answers[asked.Id])
           where doubt is not null
           select words.Of(asked, doubt, Loaded.Qualification.Number),
    ];

    /// <summary>Whether a change would change nothing; then it cannot be submitted, and the page says what to do instead.</summary>
    public bool NothingChanges => ApplicationJourney.GapOf(Loaded) == Step.Name;

    public IActionResult OnGet()
    {
        if (Detour() is { } detour) return detour;
        Document = composer.Read(Loaded, composer.Compose(Loaded));
        // Both in the language of the page, or each choice would look changed.
        Difference = Loaded.Signed is { } signed ? RoundDifference.Of(composer.Read(Loaded, ApplicationDocument.Read(signed.Document)), Document) : null;
        return Page();
    }

    public IActionResult OnPost() => GoOn();

    public string? ChangePath(DocumentSection section, DocumentItem item) => (section.Id, item.Id) switch
    {
        (DocumentComposer.StateSection, "state") => PathOf("state?back=check#state"),
        (DocumentComposer.StateSection, "qualification") => Loaded.Procedure.IsAboutEntry ? null : ApplicationsAddresses.Choose,
        (DocumentComposer.StateSection or DocumentComposer.CorrectionSection or DocumentComposer.EffectSection or DocumentComposer.TermsSection, _) => null,
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

    /// <summary>Where an answer comes from: what it said before the correction, or what was typed for one that was normalised; null for neither.</summary>
    public string? SourceOf(DocumentSection section, DocumentItem item)
    {
        if (Difference?.Before(section, item) is { } before) return texts["Before", before.Length == 0 ? texts["Empty"] : before];
        return section.Id == DocumentComposer.AnswersSection && Loaded.Draft.Typed.GetValueOrDefault(item.Id) is { } typed ? texts["TypedAs", typed] : null;
    }

    // A change is shown by the fact that it changes, which a question with any id can bind.
    private string FieldOf(DocumentItem item) =>
        Loaded.Asked.Fields.FirstOrDefault(f => f.Binds is { } fact && DocumentComposer.IdOf(fact) == item.Id)?.Id ?? item.Id;

    /// <summary>What the body wrote about a whole section: the facts of the card.</summary>
    public IReadOnlyList<ReturnReason> ReasonsIn(DocumentSection section) =>
        section.Id == DocumentComposer.FactsSection ? Loaded.ReasonsAt(ReturnPlace.Facts) : [];

    /// <summary>Style that marks changes; null for everything else.</summary>
    public string? ClassOf(DocumentSection section, DocumentItem item) =>
        section.Id == DocumentComposer.ChangesSection || Difference?.Before(section, item) is not null ? Changed : null;
}
