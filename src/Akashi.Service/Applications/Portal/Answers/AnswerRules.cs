using System.Globalization;
using Akashi.Service.Catalog;
using Akashi.Service.Catalog.Input;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>What a form asks, given the choice of row 1.5.2, and what of it is still open.</summary>
internal static class AnswerRules
{
    private const string RegisteredOnField = "registered-on";

    /// <summary>Fields that are asked, in order.</summary>
    public static IEnumerable<Field> Asked(this Form form, Standing? state) => form.Fields.Where(f => IsAsked(f.When, state));

    /// <summary>Documents that are asked, in order.</summary>
    public static IEnumerable<RequiredDocument> AskedDocuments(this Form form, Standing? state) => form.Documents.Where(d => IsAsked(d.When, state));

    /// <summary>Whether it can be consented to and signed as it is.</summary>
    public static bool CanBeSigned(LoadedApplication loaded) => ApplicationJourney.GapOf(loaded) is null;

    /// <summary>Whether every required answer and document is there, and nothing that was typed still has to be put right.</summary>
    public static bool IsAnswered(LoadedApplication loaded)
    {
        var state = loaded.Application.Standing;
        var draft = loaded.Draft;
        return loaded.Procedure.Form.Asked(state).All(f => !draft.IsPending(f) && (!f.Required || draft.Accepted.GetValueOrDefault(f.Id) is { Length: > 0 }))
            && loaded.Procedure.Form.AskedDocuments(state).All(d => !d.Required || loaded.Attachments.Any(a => a.DocumentId == d.Id));
    }

    /// <summary>Search form of the number that was applied for; null where none was asked or given.</summary>
    public static string? RegistrationNumberSearchForm(this LoadedApplication loaded)
    {
        var field = loaded.Procedure.Form.Asked(loaded.Application.Standing).FirstOrDefault(f => f.Kind == FieldKind.RegistrationNumber);
        return field is not null && loaded.Answers.GetValueOrDefault(field.Id) is { Length: > 0 } number ? RegistrationNumber.SearchForm(number) : null;
    }

    /// <summary>The date of registration that was applied for; null where none was asked or given.</summary>
    public static DateOnly? RegisteredOn(this LoadedApplication loaded)
    {
        var asked = loaded.Procedure.Form.Asked(loaded.Application.Standing).Any(f => f is { Id: RegisteredOnField, Kind: FieldKind.Date });
        return asked && DateOnly.TryParseExact(loaded.Answers.GetValueOrDefault(RegisteredOnField), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    private static bool IsAsked(AskWhen when, Standing? state) => when switch
    {
        AskWhen.Registered => state == Standing.Registered,
        AskWhen.NotRegistered => state == Standing.NotRegistered,
        _ => true,
    };
}
