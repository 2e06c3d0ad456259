namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>Whether an application is complete.</summary>
internal static class AnswerRules
{
    /// <summary>Whether the holder can consent to the application and sign it as it is.</summary>
    public static bool CanBeSigned(LoadedApplication loaded) => ApplicationJourney.GapOf(loaded) is null;

    /// <summary>Whether every required answer and document is present and nothing typed still needs correction.</summary>
    public static bool IsAnswered(LoadedApplication loaded)
    {
        var draft = loaded.Draft;
        var answered = loaded.Procedure.FieldsFor(loaded.Standing)
            .All(f => !draft.IsPending(f) && (!f.Required || draft.Accepted.GetValueOrDefault(f.Id) is { Length: > 0 }));
        return answered && loaded.Procedure.DocumentsFor(loaded.Standing).All(d => !d.Required || loaded.Attachments.Any(a => a.DocumentId == d.Id));
    }
}
