using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>Whether an application is complete.</summary>
internal static class AnswerRules
{
    /// <summary>Whether the holder can consent to the application and sign it as it is.</summary>
    public static bool CanBeSigned(LoadedApplication loaded) => ApplicationJourney.GapOf(loaded) is null;

    /// <summary>Whether every required answer and document is present and nothing typed still needs correction.</summary>
    public static bool IsAnswered(LoadedApplication loaded) => AnswerPages.Of(loaded).All(page => IsAnswered(loaded, page));

    /// <summary>The same for one page.</summary>
    public static bool IsAnswered(LoadedApplication loaded, AnswerPage page) =>
        page.Fields.All(f => IsAnswered(loaded, f))
            && page.Documents.All(d => !d.Required || loaded.AllAttachments.Any(a => a.DocumentId == d.Id));

    /// <summary>What the check of an answer needs.</summary>
    /// <param name="loaded">The draft.</param>
    /// <param name="field">The question.</param>
    /// <param name="valueOf">The stored answer to a question; empty if there is none.</param>
    public static FieldContext ContextOf(LoadedApplication loaded, Field field, Func<Field, string> valueOf) => new(loaded.Qualification.Number, loaded.Today)
    {
        Before =
        [
            .. Occurrences.Among(loaded.Procedure.Fields, valueOf).TakeWhile(f => f != field).Select(f => (f, valueOf(f))).Where(b => b.Item2.Length > 0),
        ],
    };

    // An answer that was accepted can be wrong later: when the one that it must not be before was changed.
    private static bool IsAnswered(LoadedApplication loaded, Field field)
    {
        if (loaded.Draft.IsPending(field)) return false;
        if (loaded.Answers.GetValueOrDefault(field.Id) is not { Length: > 0 } answer) return !field.Required;
        if (field.Rules is not { } rules) return true;
        var asked = loaded.Asked.Fields;
        return rules.Check(field.Kind, answer, ContextOf(loaded, field, f => asked.Contains(f) ? loaded.Answers.GetValueOrDefault(f.Id, "") : "")) is null;
    }
}
