using Akashi.Hosting;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Akashi.Service.Tests.Procedures.Walks;

/// <summary>A person who goes through the pages of a procedure, by the rules that the pages use, without a server.</summary>
internal sealed class PaperWalk
{
    private const int MostPages = 60;
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DocumentComposer Composer = new(Settings(), new TextsOf<DocumentTexts>());
    private static readonly string[] EverySection =
        [DocumentComposer.StateSection, DocumentComposer.FactsSection, DocumentComposer.AnswersSection, DocumentComposer.TermsSection];

    private readonly Typing typing;
    private readonly Random random;
    private LoadedApplication loaded;

    public PaperWalk(Procedure procedure, Qualification qualification, Standing standing, int seed)
    {
        random = new Random(seed);
        typing = new Typing(random, qualification.Number, Today);
        var application = Application.Begin(Guid.CreateVersion7(Now), qualification.Id, procedure, Now);
        application.Standing ??= standing;
        application.Facts = Desk.Hanako;
        var facts = new RegistrationFacts("小林　美咲", "コバヤシ　ミサキ", null, Desk.Hanako.BirthOn, Desk.Hanako.Sex, null, null, Today);
        var entry = new RegistrationView(
            Guid.CreateVersion7(Now), qualification.Id, qualification.Number.Example, application.AccountId, RegistrationStatus.Active, 1, facts);
        loaded = new LoadedApplication(application, qualification, procedure, [], procedure.IsAboutEntry ? entry : null, Today)
        {
            Terms = AnyProcedure.Terms,
        };
    }

    public LoadedApplication Loaded => loaded;

    /// <summary>Answers page by page until nothing is missing, and on each page makes every mistake first.</summary>
    public void AnswerAll()
    {
        for (var visits = 0; !AnswerRules.IsAnswered(loaded); visits++)
        {
            Assert.True(visits < MostPages, $"{loaded.Procedure.Key.Name} never ends at {AnswerPages.PathOfGap(loaded)}.");
            var page = AnswerPages.Of(loaded).First(p => !AnswerRules.IsAnswered(loaded, p));
            foreach (var field in page.Fields.Where(Typing.CanBeWrong)) Mistake(page, field);
            Answer(page);
            Attach(page);
        }
    }

    /// <summary>Answers one question again with something right, and whatever is asked because of it.</summary>
    public void ChangeAnswer(Field field)
    {
        var page = AnswerPages.Of(loaded).First(p => p.Fields.Contains(field));
        Send(page, page.Fields.Where(f => f == field));
        AnswerAll();
    }

    /// <summary>The signed document holds what is asked and what it does to the entry, and nothing else.</summary>
    public void DocumentMustSayWhatIsAsked()
    {
        var document = Composer.Compose(loaded);
        Assert.Equal(
            loaded.Procedure.Amends ? DocumentComposer.ChangesSection : loaded.Procedure.IsAboutEntry ? DocumentComposer.EffectSection : null,
            document.Sections.Select(s => s.Id).Except(EverySection).SingleOrDefault());
        Assert.Equal("規約（版：7）", document.Sections.Single(s => s.Id == DocumentComposer.TermsSection).Items.Single().Value);
        var answers = document.Sections.Single(s => s.Id == DocumentComposer.AnswersSection).Items;
        Assert.Equal(loaded.Asked.Fields.Select(f => (f.Id, f.Label.Ja)), answers.Select(i => (i.Id, i.Label)));
        Assert.All(loaded.Asked.Fields.Zip(answers), pair =>
            Assert.True(!pair.First.Required || pair.Second.Value.Length > 0, $"{pair.First.Id} is required and signed without an answer."));
        Assert.Subset(loaded.Asked.Documents.Select(d => d.Id).ToHashSet(), document.Attachments.Select(a => a.DocumentId).ToHashSet());
        Assert.All(loaded.Asked.Documents.Where(d => d.Required), d => Assert.Contains(document.Attachments, a => a.DocumentId == d.Id));
        Assert.All(loaded.Asked.Fields.Where(f => f.Rules is not null && loaded.Answers.ContainsKey(f.Id)), f =>
            Assert.Null(f.Rules!.Check(f.Kind, loaded.Answers[f.Id], AnswerRules.ContextOf(loaded, f, ValueOf))));
        var asked = AnswerPages.Of(loaded);
        Assert.Equal(loaded.Asked.Fields, asked.SelectMany(p => p.Fields));
        Assert.Equal(loaded.Asked.Documents, asked.SelectMany(p => p.Documents));
        // What is not asked any more is kept in the draft, and goes with it.
        var signed = loaded.Draft.Only(loaded.Asked.Fields);
        Assert.Subset(loaded.Asked.Fields.Select(f => f.Id).ToHashSet(), signed.Accepted.Keys.ToHashSet());
        Assert.All(loaded.Asked.Fields, f => Assert.Equal(loaded.Answers.GetValueOrDefault(f.Id), signed.Accepted.GetValueOrDefault(f.Id)));
    }

    private string ValueOf(Field field) => loaded.Asked.Fields.Contains(field) ? loaded.Answers.GetValueOrDefault(field.Id, "") : "";

    private void Mistake(AnswerPage page, Field field)
    {
        var form = FormOf(page, [(field, Typing.Wrong(field))]);
        var sent = AnswerForm.Read(form, page, loaded).Sent.Single(s => s.Field == field);
        Assert.True(sent.Answer.Fault is not null, $"{loaded.Procedure.Key.Name}: {field.Id} takes what is wrong.");
        Assert.Equal("", sent.Answer.Value);
    }

    private void Answer(AnswerPage page)
    {
        Send(page, page.Fields);
        // What these answers made to be asked on the same page is shown next.
        var now = AnswerPages.Of(loaded).FirstOrDefault(p => p.Id == page.Id);
        if (now is not null && now.Fields.Any(f => !page.Fields.Contains(f))) Send(now, now.Fields.Except(page.Fields));
    }

    private void Send(AnswerPage page, IEnumerable<Field> fields)
    {
        foreach (var field in fields)
        {
            var before = loaded.Asked.Fields;
            if (!before.Contains(field)) continue;
            var typed = typing.Right(field, id => before.Any(f => f.Id == id) ? loaded.Answers.GetValueOrDefault(id, "") : "");
            var form = AnswerForm.Read(FormOf(page, [(field, typed)]), page, loaded);
            var sent = form.Sent.Single();
            Assert.True(sent.Answer.Fault is null, $"{loaded.Procedure.Key.Name}: {field.Id} does not take {string.Join(", ", typed)}: {sent.Answer.Fault?.Code}.");
            Assert.True(form.IsWhole);
            loaded.Keep(loaded.Draft.With(form.Fields, form.Answers));
        }
    }

    private void Attach(AnswerPage page)
    {
        var files = page.Documents.Where(d => d.Required && loaded.AllAttachments.All(a => a.DocumentId != d.Id)).Select(d => new Attachment
        {
            Id = Guid.CreateVersion7(Now),
            ApplicationId = loaded.Id,
            DocumentId = d.Id,
            Name = "a.pdf",
            ContentType = "application/pdf",
            Size = 9,
            Sha256 = new string('a', 64),
            AddedAt = default,
        });
        loaded = loaded with { AllAttachments = [.. loaded.AllAttachments, .. files] };
    }

    // Like the page, it sends the keys of each group with whatever is typed.
    private FormCollection FormOf(AnswerPage page, IReadOnlyList<(Field Field, Dictionary<string, string> Typed)> answers)
    {
        Assert.All(answers, a => Assert.Contains(a.Field, AnswerPages.Of(loaded).Single(p => p.Id == page.Id).Of));
        var keys = from field in page.Of
                   where field.Group is not null && answers.All(a => a.Field != field)
                   select KeyValuePair.Create(field.Id, new StringValues(Group.AnswerOf(field.Group!.Keys(ValueOf(field)))));
        var inputs = answers.SelectMany(a => a.Typed.Select(t => KeyValuePair.Create(a.Field.Id + t.Key, new StringValues(t.Value)))).Concat(keys).ToDictionary();
        inputs[AnswerForm.Shown] = string.Join(' ', answers.Select(a => a.Field.Id));
        return new FormCollection(inputs);
    }

    private static ServiceSettings Settings()
    {
        var given = new Dictionary<string, string?> { ["Verifier:Origin"] = "http://localhost:8081" };
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(given).Build());
        return ServiceSettings.Read(reader, new HostSettings("data", new Uri("http://localhost:8080"), TimeProvider.System));
    }
}
