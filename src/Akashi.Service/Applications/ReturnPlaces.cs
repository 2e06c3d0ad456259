using Akashi.Service.Procedures;

namespace Akashi.Service.Applications;

/// <summary>A place at which an application can be returned.</summary>
/// <param name="At">The place, as stored (<see cref="ReturnPlace"/>).</param>
/// <param name="Label">Its label in the language of the request; null for the whole and for the facts of the card.</param>
/// <param name="Holds">What was signed there; null where that is more than one thing.</param>
public sealed record ReturnablePlace(string At, string? Label, string? Holds);

/// <summary>The places of an application: the whole, the facts of the card, each answer and each document that its procedure asks for.</summary>
internal static class ReturnPlaces
{
    public static IReadOnlyList<ReturnablePlace> Of(LoadedApplication loaded) =>
    [
        new(ReturnPlace.Whole, null, null),
        new(ReturnPlace.Facts, null, loaded.Facts?.Name),
        .. loaded.Asked.Fields.Select(f => new ReturnablePlace(
            ReturnPlace.Field(f.Id), f.Label.Spoken, f.Kind.Show(f, loaded.Answers.GetValueOrDefault(f.Id) ?? ""))),
        .. loaded.Asked.Documents.Select(d => new ReturnablePlace(
            ReturnPlace.Document(d.Id), d.Label.Spoken, string.Join(' ', loaded.Attachments.Where(a => a.DocumentId == d.Id).Select(a => a.Name)))),
    ];

    /// <summary>
    /// Label of a place; null for the whole, for the facts, and for what is not asked. Where a time of a group was removed since, that of the group.
    /// </summary>
    public static string? LabelOf(LoadedApplication loaded, string place)
    {
        var places = Of(loaded);
        return (places.FirstOrDefault(p => p.At == place) ?? places.FirstOrDefault(p => p.At == Occurrences.TimeOf(place)?.Group))?.Label;
    }
}
