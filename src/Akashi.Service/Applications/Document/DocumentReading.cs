using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Document;

/// <summary>Reads a document in English: title and labels, and of the values what was chosen or is said by the service. What a person wrote stays.</summary>
/// <param name="spoken">Labels, in each language.</param>
internal sealed class DocumentReading(TextsOf<DocumentTexts> spoken)
{
    private readonly TextSource japanese = spoken.In(Languages.Japanese);
    private readonly TextSource english = spoken.In(Languages.English);

    /// <summary>The reading of a document.</summary>
    public ApplicationDocument Of(LoadedApplication loaded, ApplicationDocument document) => document with
    {
        Title = english["Title", loaded.Qualification.Name.En, loaded.Procedure.Title.En],
        Sections = [.. document.Sections.Select(s => ReadIn(loaded, s))],
        Attachments =
        [
            .. document.Attachments.Select(a => a with
            {
                Label = loaded.Procedure.Documents.FirstOrDefault(d => d.Id == a.DocumentId)?.Label.En ?? a.Label,
            }),
        ],
    };

    /// <summary>Label of a fact that can change.</summary>
    public static string LabelOf(RegisterFact fact, TextSource texts) => fact switch
    {
        RegisterFact.Name => texts["Name"],
        RegisterFact.Kana => texts["Kana"],
        RegisterFact.FormerName => texts["FormerName"],
        RegisterFact.Address => texts["Address"],
        _ => texts["Domicile"],
    };

    /// <summary>What completing it does to an entry whose facts stay.</summary>
    /// <param name="loaded">The application.</param>
    /// <param name="texts">The language.</param>
    /// <param name="paper">Name of the paper certificate in that language.</param>
    public static string EffectOf(LoadedApplication loaded, TextSource texts, string paper) => texts["Effect" + loaded.Effect, paper];

    private DocumentSection ReadIn(LoadedApplication loaded, DocumentSection section)
    {
        var fields = FieldsIn(loaded.Procedure, section).ToDictionary(f => f.Id);
        return section with
        {
            Title = TitleOf(loaded, section),
            Items = [.. section.Items.Select(i => i with
            {
                Label = LabelOf(section, i, fields.GetValueOrDefault(i.Id)),
                Value = ValueOf(loaded, section, i, fields.GetValueOrDefault(i.Id)),
            })],
        };
    }

    // How often a group is answered is read from the document itself: another round may have said otherwise.
    private static IEnumerable<Field> FieldsIn(Procedure procedure, DocumentSection section) =>
        Occurrences.Among(procedure.Fields, group => Group.AnswerOf(DocumentParts.KeysIn(section, group.Id)));

    private string TitleOf(LoadedApplication loaded, DocumentSection section) => section.Id switch
    {
        DocumentComposer.CorrectionSection => english["CorrectionSection"],
        DocumentComposer.StateSection => english[
            loaded.Procedure.Amends ? "RegistrationSection" : loaded.Procedure.IsAboutEntry ? "EntrySection" : "StateSection"],
        DocumentComposer.FactsSection => english["FactsSection"],
        DocumentComposer.ChangesSection => english["ChangesSection"],
        DocumentComposer.EffectSection => english["EffectSection"],
        DocumentComposer.TermsSection => english["TermsSection"],
        _ => english["AnswersSection"],
    };

    private string LabelOf(DocumentSection section, DocumentItem item, Field? field) => (section.Id, item.Id) switch
    {
        (DocumentComposer.CorrectionSection, "receipt") => english["Receipt"],
        (DocumentComposer.CorrectionSection, _) => english["Round"],
        (DocumentComposer.StateSection, "qualification") => english["Qualification"],
        (DocumentComposer.StateSection, "body") => english["Body"],
        (DocumentComposer.StateSection, "number") => english["Number"],
        (DocumentComposer.StateSection, "version") => english["Version"],
        (DocumentComposer.StateSection, _) => english["State"],
        (DocumentComposer.EffectSection, _) => english["Effect"],
        (DocumentComposer.TermsSection, _) => english["Terms"],
        (DocumentComposer.FactsSection, "fact.birth") => english["Birth"],
        (DocumentComposer.FactsSection, "fact.sex") => english["Sex"],
        (_, "fact.name" or DocumentComposer.ChangedName) => LabelOf(RegisterFact.Name, english),
        (_, "fact.address" or DocumentComposer.ChangedAddress) => LabelOf(RegisterFact.Address, english),
        (DocumentComposer.ChangesSection, "change.kana") => LabelOf(RegisterFact.Kana, english),
        (DocumentComposer.ChangesSection, "change.former-name") => LabelOf(RegisterFact.FormerName, english),
        (DocumentComposer.ChangesSection, _) => LabelOf(RegisterFact.Domicile, english),
        _ => field?.Label.En ?? item.Label,
    };

    // What the service says and what was chosen is said in English, if it is what was signed.
    private string ValueOf(LoadedApplication loaded, DocumentSection section, DocumentItem item, Field? field) => section.Id switch
    {
        DocumentComposer.EffectSection when item.Value == EffectOf(loaded, japanese, loaded.Qualification.CertificateName.Ja) =>
            EffectOf(loaded, english, loaded.Qualification.CertificateName.En),
        DocumentComposer.TermsSection when item.Value == japanese["TermsVersion", loaded.Terms.Title.Ja, loaded.Terms.Version] =>
            english["TermsVersion", loaded.Terms.Title.En, loaded.Terms.Version],
        DocumentComposer.AnswersSection when field is not null && loaded.Answers.GetValueOrDefault(item.Id) is { } answer
            && field.Kind.Show(field, answer) == item.Value => field.Kind.Speak(field, answer),
        _ => item.Value,
    };
}
