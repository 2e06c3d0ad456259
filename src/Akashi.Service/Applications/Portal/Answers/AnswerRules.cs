namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>What of an application is still open.</summary>
internal static class AnswerRules
{
    /// <summary>Whether it can be consented to and signed as it is.</summary>
    public static bool CanBeSigned(LoadedApplication loaded) => ApplicationJourney.GapOf(loaded) is null;

    /// <summary>Whether every required answer and document is there, and nothing that was typed still has to be put right.</summary>
    public static bool IsAnswered(LoadedApplication loaded)
    {
        var draft = loaded.Draft;
        return loaded.Procedure.FieldsFor(loaded.Standing).All(f => !draft.IsPending(f) && (!f.Required || draft.Accepted.GetValueOrDefault(f.Id) is { Length: > 0 }))
            && loaded.Procedure.DocumentsFor(loaded.Standing).All(d => !d.Required || loaded.Attachments.Any(a => a.DocumentId == d.Id));
    }
}
