using Akashi.Hosting.Dates;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Applications.Document;

/// <summary>Texts of the document; they are part of what is signed.</summary>
internal sealed class DocumentTexts;

/// <summary>Makes the document of an application: the same one is shown, signed and kept.</summary>
/// <param name="settings">The service's origin.</param>
/// <param name="texts">Labels.</param>
internal sealed class DocumentComposer(ServiceSettings settings, TextsOf<DocumentTexts> texts)
{
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

    /// <summary>Id of the section with the form's answers.</summary>
    public const string AnswersSection = "answers";

    /// <summary>For a draft, what the check page shows and the card will sign; for a submitted application, what was signed.</summary>
    public ApplicationDocument Of(LoadedApplication loaded) =>
        loaded.Application.Submission is { } signed ? ApplicationDocument.Read(signed.Document) : Compose(loaded);

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
        Sections = loaded.Entry is { } entry
            ? [RegistrationOf(loaded, entry), ChangesOf(loaded), FactsOf(loaded), AnswersOf(loaded)]
            : [StateOf(loaded), FactsOf(loaded), AnswersOf(loaded)],
        Attachments = [.. Files(loaded)],
    };

    /// <summary>The facts as items of a document.</summary>
    public IReadOnlyList<DocumentItem> FactItems(BasicFacts facts) =>
    [
        new("fact.name", texts["Name"], facts.Name),
        new("fact.address", texts["Address"], facts.Address),
        new("fact.birth", texts["Birth"], JapaneseDate.FormatBoth(facts.BirthOn)),
        new("fact.sex", texts["Sex"], EnumTexts.Of(facts.Sex)),
    ];

    /// <summary>The register's values of the same items; null for each that it does not hold.</summary>
    public static IReadOnlyList<string?> CardItems(RegistrationFacts facts) =>
        [facts.Name, facts.Address, JapaneseDate.FormatBoth(facts.BirthOn), facts.Sex is { } sex ? EnumTexts.Of(sex) : null];

    /// <summary>Label of a fact that can change.</summary>
    public string LabelOf(RegisterFact fact) => fact switch
    {
        RegisterFact.Name => texts["Name"],
        RegisterFact.Kana => texts["Kana"],
        RegisterFact.FormerName => texts["FormerName"],
        RegisterFact.Address => texts["Address"],
        _ => texts["Domicile"],
    };

    // The number names the entry to change, and the version says in which state it was when signed (G3).
    private DocumentSection RegistrationOf(LoadedApplication loaded, RegistrationView entry) => new(StateSection, texts["RegistrationSection"],
    [
        new DocumentItem("qualification", texts["Qualification"], loaded.Qualification.Name.Ja),
        new DocumentItem("body", texts["Body"], loaded.Qualification.Body.Name.Ja),
        new DocumentItem("number", texts["Number"], entry.Number),
        new DocumentItem("version", texts["Version"], texts["VersionNumber", entry.Version]),
    ]);

    private DocumentSection ChangesOf(LoadedApplication loaded) => new(ChangesSection, texts["ChangesSection"],
        [.. loaded.Changes.Select(c => new DocumentItem(IdOf(c.Fact), LabelOf(c.Fact), texts["OldToNew", c.Old ?? texts["None"], c.New]))]);

    private static string IdOf(RegisterFact fact) => fact switch
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
        new DocumentItem("state", texts["State"], loaded.Application.Standing is { } state ? EnumTexts.Of(state) : ""),
    ]);

    private DocumentSection FactsOf(LoadedApplication loaded) =>
        new(FactsSection, texts["FactsSection"], loaded.Facts is { } facts ? FactItems(facts) : []);

    private DocumentSection AnswersOf(LoadedApplication loaded)
    {
        var answers = loaded.Answers;
        var items = loaded.Procedure.FieldsFor(loaded.Standing)
            .Select(f => new DocumentItem(f.Id, f.Label.Ja, f.Kind.Show(answers.GetValueOrDefault(f.Id) ?? "")));
        return new DocumentSection(AnswersSection, texts["AnswersSection"], [.. items]);
    }

    private static IEnumerable<DocumentAttachment> Files(LoadedApplication loaded) =>
        from document in loaded.Procedure.DocumentsFor(loaded.Standing)
        from file in loaded.Attachments
        where file.DocumentId == document.Id
        select new DocumentAttachment(document.Id, document.Label.Ja, file.Name, file.Size, file.Sha256);
}
