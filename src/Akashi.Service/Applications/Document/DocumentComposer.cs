using Akashi.Service.Applications.Answers;
using Akashi.Service.Cards;
using Akashi.Service.Catalog.Input;
using Akashi.Service.Platform.Dates;
using Akashi.Service.Platform.Settings;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Applications.Document;

/// <summary>Words of the document; they are part of what is signed.</summary>
internal sealed class DocumentTexts;

/// <summary>Makes the one document of an application that is shown, signed and kept.</summary>
/// <param name="settings">The service's origin.</param>
/// <param name="texts">Labels.</param>
internal sealed class DocumentComposer(ServiceSettings settings, IStringLocalizer<DocumentTexts> texts)
{
    /// <summary>Id of the section with the choice of row 1.5.2.</summary>
    public const string StateSection = "state";

    /// <summary>Id of the section with the facts of the card.</summary>
    public const string FactsSection = "facts";

    /// <summary>Id of the section with the form's answers.</summary>
    public const string AnswersSection = "answers";

    /// <summary>What stands on the check page and will be signed; of an application that was submitted, what was signed.</summary>
    public ApplicationDocument Of(OpenApplication open) =>
        open.Application.Document is { } signed ? ApplicationDocument.Read(signed) : Compose(open);

    /// <summary>The document of a draft as it is now.</summary>
    public ApplicationDocument Compose(OpenApplication open) => new()
    {
        Service = texts["Service"],
        Origin = settings.PublicOrigin.GetLeftPart(UriPartial.Authority),
        ApplicationId = open.Id,
        Title = texts["Title", open.Qualification.Name, open.Procedure.Title],
        QualificationId = open.Qualification.Id,
        QualificationName = open.Qualification.Name,
        ProcedureId = open.Procedure.Id,
        FormVersion = open.Application.FormVersion,
        Sections = [StateOf(open), FactsOf(open), AnswersOf(open)],
        Attachments = [.. Files(open)],
    };

    /// <summary>The facts as items of a document.</summary>
    public IReadOnlyList<DocumentItem> FactItems(BasicFacts facts) =>
    [
        new("fact.name", texts["Name"], facts.Name),
        new("fact.address", texts["Address"], facts.Address),
        new("fact.birth", texts["Birth"], JapaneseDate.FormatBoth(facts.BirthOn)),
        new("fact.sex", texts["Sex"], texts["Sex" + facts.Sex]),
    ];

    private DocumentSection StateOf(OpenApplication open) => new(StateSection, texts["StateSection"],
    [
        new DocumentItem("qualification", texts["Qualification"], open.Qualification.Name),
        new DocumentItem("body", texts["Body"], open.Qualification.Body.Name),
        new DocumentItem("state", texts["State"], open.Application.RegistrationState is { } state ? texts["State" + state] : ""),
    ]);

    private DocumentSection FactsOf(OpenApplication open) =>
        new(FactsSection, texts["FactsSection"], open.Facts is { } facts ? FactItems(facts) : []);

    private DocumentSection AnswersOf(OpenApplication open)
    {
        var answers = open.Answers;
        var items = open.Procedure.Form.Asked(open.Application.RegistrationState)
            .Select(f => new DocumentItem(f.Id, f.Label, FieldInput.Show(f, answers.GetValueOrDefault(f.Id) ?? "")));
        return new DocumentSection(AnswersSection, texts["AnswersSection"], [.. items]);
    }

    private static IEnumerable<DocumentAttachment> Files(OpenApplication open) =>
        from document in open.Procedure.Form.AskedDocuments(open.Application.RegistrationState)
        from file in open.Attachments
        where file.DocumentId == document.Id
        select new DocumentAttachment(document.Id, document.Label, file.Name, file.Size, file.Sha256);
}
