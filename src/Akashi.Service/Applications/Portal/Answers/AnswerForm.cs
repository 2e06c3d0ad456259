using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;
using Microsoft.Extensions.Primitives;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>An answer as it came in a form.</summary>
/// <param name="Field">The question.</param>
/// <param name="Answer">The answer.</param>
internal sealed record SentAnswer(Field Field, FieldAnswer Answer);

/// <summary>The answers that a form of row 1.5.9 sent.</summary>
internal sealed class AnswerForm
{
    /// <summary>Name of the hidden field that says which questions the form shows; no field of a procedure has this name.</summary>
    public const string Shown = "_shown";

    private IReadOnlyList<Field> removed = [];

    private AnswerForm(IReadOnlyList<SentAnswer> sent, DraftAnswers answers, bool isWhole) => (Sent, Answers, IsWhole) = (sent, answers, isWhole);

    /// <summary>The answers to the questions that it shows, in order.</summary>
    public IReadOnlyList<SentAnswer> Sent { get; }

    /// <summary>The questions that it shows, and those that its press removes.</summary>
    public IReadOnlyList<Field> Fields => [.. Sent.Select(s => s.Field).Union(removed)];

    /// <summary>The same as a draft keeps them: the accepted ones, and what was typed.</summary>
    public DraftAnswers Answers { get; }

    /// <summary>Whether all that was typed is short enough to be kept.</summary>
    public bool IsWhole { get; }

    /// <summary>The same after a press that adds or removes a time of a group; unchanged where that cannot be.</summary>
    public AnswerForm After(GroupPress press)
    {
        if (Sent.FirstOrDefault(s => s.Field.Id == press.Group)?.Field is not { Group: { } group } field) return this;
        var before = group.Keys(Answers.Accepted.GetValueOrDefault(field.Id));
        var keys = press.Change(group, before);
        if (keys.SequenceEqual(before)) return this;
        var gone = before.Except(keys).SelectMany(key => Occurrences.Of(field, key, 1)).ToList();
        var left = Answers.With(gone, DraftAnswers.None);
        var accepted = left.Accepted.ToDictionary();
        accepted[field.Id] = Group.AnswerOf(keys);
        return new AnswerForm(Sent, left with { Accepted = accepted }, IsWhole) { removed = gone };
    }

    /// <summary>What a form says that it shows.</summary>
    public static string ShownBy(AnswerPage page) => string.Join(' ', page.Fields.Select(f => f.Id));

    /// <summary>The questions that a form shows, in order. It says by itself how often its groups are answered; the draft may say otherwise by now.</summary>
    /// <param name="form">What was sent.</param>
    /// <param name="page">The page.</param>
    public static IReadOnlyList<Field> FieldsOf(IFormCollection form, AnswerPage page)
    {
        var shown = form[Shown].ToString() is { Length: > 0 } said ? said.Split(' ') : [.. page.Fields.Select(f => f.Id)];
        return [.. Occurrences.Among(page.Of.Where(f => f.In is null), f => form[f.Id]).Where(f => shown.Contains(f.Id))];
    }

    /// <summary>The same form with another text in one of its inputs.</summary>
    /// <param name="form">What was sent.</param>
    /// <param name="name">Name of the input.</param>
    /// <param name="text">The text.</param>
    public static IFormCollection With(IFormCollection form, string name, string text) =>
        new FormCollection(new Dictionary<string, StringValues>(form, StringComparer.OrdinalIgnoreCase) { [name] = text }, form.Files);

    /// <summary>Reads the answers to a page.</summary>
    /// <param name="form">What was sent.</param>
    /// <param name="page">The page.</param>
    /// <param name="loaded">The draft.</param>
    public static AnswerForm Read(IFormCollection form, AnswerPage page, LoadedApplication loaded)
    {
        var sent = new List<SentAnswer>();
        foreach (var field in FieldsOf(form, page))
        {
            sent.Add(new SentAnswer(field, field.Read(RawAnswer.From(form, field), AnswerRules.ContextOf(loaded, field, ValueOf))));
        }
        var accepted = sent.Where(s => s.Answer.Value.Length > 0).ToDictionary(s => s.Field.Id, s => s.Answer.Value);
        var typed = (from s in sent
                     from name in s.Field.Names
                     let text = OtherwiseTyped(form, loaded.Draft, s, name)
                     where text is not null
                     select KeyValuePair.Create(name, text)).ToDictionary();
        var kept = typed.Where(t => t.Value.Length <= DraftAnswers.MaxTyped).ToDictionary();
        return new AnswerForm(sent, new DraftAnswers(accepted, kept), kept.Count == typed.Count);

        string ValueOf(Field other) => sent.FirstOrDefault(s => s.Field == other) is { } here
            ? here.Answer.Value
            : loaded.Asked.Fields.Contains(other) ? loaded.Answers.GetValueOrDefault(other.Id, "") : "";
    }

    // What was typed, if it differs from the answer; null if it is the same or empty.
    private static string? OtherwiseTyped(IFormCollection form, DraftAnswers before, SentAnswer sent, string name)
    {
        var (field, value, typed) = (sent.Field, sent.Answer.Value, form[name].ToString().ReplaceLineEndings("\n").Trim());
        if (typed.Length == 0) return null;
        if (value.Length == 0) return form[name].ToString();
        // The boxes of an accepted date say nothing that the date does not say, and a choice is not typed.
        if (field.Kind.Parts.Count > 1 || field.Kind.TypedParts.Count == 0) return null;
        if (typed != value) return form[name].ToString();
        // The field showed the normalised answer and sent it back: what was typed originally still explains where it comes from.
        return before.Accepted.GetValueOrDefault(field.Id) == value ? before.Typed.GetValueOrDefault(name) : null;
    }
}
