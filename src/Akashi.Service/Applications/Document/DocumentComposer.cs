using System.Globalization;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Applications.Document;

/// <summary>Texts of the document; they are part of what is signed.</summary>
internal sealed class DocumentTexts;

/// <summary>
/// Makes the document of an application: the same one is shown, signed and kept. It is in Japanese whatever the language of the person; a page in another
/// language shows a reading of it.
/// </summary>
/// <param name="settings">The service's origin.</param>
/// <param name="spoken">Labels, in the language of the request.</param>
internal sealed class DocumentComposer(ServiceSettings settings, TextsOf<DocumentTexts> spoken)
{
    private readonly TextSource texts = spoken.In(Languages.Japanese);
    private readonly DocumentReading reading = new(spoken);

    /// <summary>Id of the section that says which application is corrected, and how often it was.</summary>
    public const string CorrectionSection = "correction";

    /// <summary>Id of the section with the choice of row 1.5.2.</summary>
    public const string StateSection = "state";

    /// <summary>Id of the section with the facts of the card.</summary>
    public const string FactsSection = "facts";

    /// <summary>Id of the section with what changes in the register.</summary>
    public const string ChangesSection = "changes";

    /// <summary>Id of the item with a changed name.</summary>
    public const string ChangedName = "change.name";

    /// <summary>Id of the item with a changed address.</summary>
    public const string ChangedAddress = "change.address";

    /// <summary>Id of the section that says what a 再交付 or 消除 does.</summary>
    public const string EffectSection = "effect";

    /// <summary>Id of the section with the terms of use that are agreed to.</summary>
    public const string TermsSection = "terms";

    /// <summary>Id of the section with the form's answers.</summary>
    public const string AnswersSection = "answers";

    /// <summary>For a draft, what the check page shows and the card will sign; for a submitted application, what was signed.</summary>
    public ApplicationDocument Of(LoadedApplication loaded) =>
        loaded.Signed is { } signed ? ApplicationDocument.Read(signed.Document) : Compose(loaded);

    /// <summary>The document of a draft as it is now.</summary>
    public ApplicationDocument Compose(LoadedApplication loaded) => new()
    {
        Service = texts["Service"],
        Origin = settings.PublicOrigin.GetLeftPart(UriPartial.Authority),
        ApplicationId = loaded.Id,
        Title = texts["Title", loaded.Qualification.Name.Ja, loaded.Procedure.Title.Ja],
        QualificationId = loaded.Qualification.Id,
        QualificationName = loaded.Qualification.Name.Ja,
        ProcedureId = loaded.Procedure.Id,
        FormVersion = loaded.Procedure.Key.Version,
        Sections = [.. CorrectionOf(loaded), .. SectionsOf(loaded)],
        Attachments = [.. DocumentParts.FilesOf(loaded)],
        Correction = DocumentParts.CorrectionOf(loaded),
    };

    /// <summary>A document as a page shows it: in the language of the request its labels, and its values as they are, but for what was chosen.</summary>
    public ApplicationDocument Read(LoadedApplication loaded, ApplicationDocument document) =>
        Languages.IsJapanese ? document : InEnglish(loaded, document);

    /// <summary>A document with its title and labels in English, and its values as they are, but for what was chosen: to stand beside the Japanese.</summary>
    public ApplicationDocument InEnglish(LoadedApplication loaded, ApplicationDocument document) => reading.Of(loaded, document);

    /// <summary>The facts of the card, as a page shows them.</summary>
    public IReadOnlyList<DocumentItem> FactItems(BasicFacts facts) => FactsIn(Languages.Current, facts);

    /// <summary>The register's values of the same items; null for each that it does not hold.</summary>
    public static IReadOnlyList<string?> CardItems(RegistrationFacts facts) =>
        [facts.Name, facts.Address, ShownDate.On(facts.BirthOn), facts.Sex is { } sex ? EnumTexts.Of(sex) : null];

    /// <summary>Label of a fact that can change, as a page shows it.</summary>
    public string LabelOf(RegisterFact fact) => DocumentReading.LabelOf(fact, spoken);

    private IEnumerable<DocumentSection> SectionsOf(LoadedApplication loaded) => loaded.Entry is { } entry
        ? [RegistrationOf(loaded, entry), loaded.Procedure.Amends ? ChangesOf(loaded) : EffectOf(loaded), FactsOf(loaded), AnswersOf(loaded), TermsOf(loaded)]
        : [StateOf(loaded), FactsOf(loaded), AnswersOf(loaded), TermsOf(loaded)];

    // A correction says of which application it is, so that nobody signs it for another one.
    private IEnumerable<DocumentSection> CorrectionOf(LoadedApplication loaded) => loaded.Application.Submission is { } before
        ?
        [
            new(CorrectionSection, texts["CorrectionSection"],
            [
                new DocumentItem("receipt", texts["Receipt"], before.ReceiptNumber),
                new DocumentItem("round", texts["Round"], texts["RoundNumber", before.Round]),
            ]),
        ]
        : [];

    // The number names the entry to change, and the version says in which state it was when signed (G3).
    private DocumentSection RegistrationOf(LoadedApplication loaded, RegistrationView entry) => new(
        StateSection, texts[loaded.Procedure.Amends ? "RegistrationSection" : "EntrySection"],
    [
        new DocumentItem("qualification", texts["Qualification"], loaded.Qualification.Name.Ja),
        new DocumentItem("body", texts["Body"], loaded.Qualification.Body.Name.Ja),
        new DocumentItem("number", texts["Number"], entry.Number),
        new DocumentItem("version", texts["Version"], texts["VersionNumber", entry.Version]),
    ]);

    private DocumentSection ChangesOf(LoadedApplication loaded) => new(ChangesSection, texts["ChangesSection"],
    [
        .. loaded.Changes.Select(c =>
            new DocumentItem(IdOf(c.Fact), DocumentReading.LabelOf(c.Fact, texts), texts["OldToNew", c.Old ?? texts["None"], c.New])),
    ]);

    // What it means is signed too: nobody can say later that a deletion was not what they read.
    private DocumentSection EffectOf(LoadedApplication loaded) => new(EffectSection, texts["EffectSection"],
        [new DocumentItem("effect", texts["Effect"], DocumentReading.EffectOf(loaded, texts, loaded.Qualification.CertificateName.Ja))]);

    /// <summary>Id of the item with a changed fact.</summary>
    public static string IdOf(RegisterFact fact) => fact switch
    {
        RegisterFact.Name => ChangedName,
        RegisterFact.Kana => "change.kana",
        RegisterFact.FormerName => "change.former-name",
        RegisterFact.Address => ChangedAddress,
        _ => "change.domicile",
    };

    private DocumentSection StateOf(LoadedApplication loaded) => new(StateSection, texts["StateSection"],
    [
        new DocumentItem("qualification", texts["Qualification"], loaded.Qualification.Name.Ja),
        new DocumentItem("body", texts["Body"], loaded.Qualification.Body.Name.Ja),
        new DocumentItem("state", texts["State"], loaded.Application.Standing is { } state ? EnumTexts.In(Languages.Japanese, state) : ""),
    ]);

    private DocumentSection FactsOf(LoadedApplication loaded) =>
        new(FactsSection, texts["FactsSection"], loaded.Facts is { } facts ? FactsIn(Languages.Japanese, facts) : []);

    private IReadOnlyList<DocumentItem> FactsIn(CultureInfo language, BasicFacts facts)
    {
        var texts = spoken.In(language);
        return
        [
            new("fact.name", texts["Name"], facts.Name),
            new("fact.address", texts["Address"], facts.Address),
            new("fact.birth", texts["Birth"], ShownDate.Written(facts.BirthOn, language)),
            new("fact.sex", texts["Sex"], EnumTexts.In(language, facts.Sex)),
        ];
    }

    private DocumentSection TermsOf(LoadedApplication loaded) => new(TermsSection, texts["TermsSection"],
        [new DocumentItem("terms", texts["Terms"], texts["TermsVersion", loaded.Terms.Title.Ja, loaded.Terms.Version])]);

    private DocumentSection AnswersOf(LoadedApplication loaded)
    {
        var answers = loaded.Answers;
        var items = loaded.Asked.Fields.Select(f => new DocumentItem(f.Id, f.Label.Ja, f.Kind.Show(f, answers.GetValueOrDefault(f.Id) ?? "")));
        return new DocumentSection(AnswersSection, texts["AnswersSection"], [.. items]);
    }
}
