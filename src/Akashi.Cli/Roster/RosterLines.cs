using System.Text.Json;
using Akashi.Cli.Verify.Results;

namespace Akashi.Cli.Roster;

/// <summary>What a check tells a program: lines about what changed, or a JSON document about everybody (docs/roster.md).</summary>
internal static class RosterLines
{
    /// <summary>A line for each change: change, result, reason, source, qualification, name, registration number, id.</summary>
    public static string Of(IEnumerable<CheckedPerson> all) => string.Concat(all.Where(p => p.Change is not null).Select(p => string.Join(
        '\t',
        new[]
        {
            p.Change, p.Verdict.Result, p.Verdict.Reason, p.Person.Source, p.Verdict.Facts?.Qualification, p.Verdict.Facts?.Name,
            p.Verdict.Facts?.RegistrationNumber, p.Person.Id[..RosterCommands.ShownId],
        }.Select(LineResults.Cell)) + "\n"));

    /// <summary>One document. Members are only ever added to this format, never changed.</summary>
    public static string JsonOf(IReadOnlyList<CheckedPerson> all) => JsonResults.Written(json =>
    {
        json.WriteString("format", "akashi-roster-check/1");
        json.WriteStartArray("people");
        foreach (var person in all) Write(json, person);
        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("checked", all.Count);
        json.WriteNumber("changed", all.Count(p => p.Change is not null));
        json.WriteNumber("unknown", all.Count(p => p.Verdict.Result == "unknown"));
        json.WriteEndObject();
    }) + "\n";

    private static void Write(Utf8JsonWriter json, CheckedPerson person)
    {
        var (_, (result, reason, facts, checkedAt, asOf), change) = person;
        json.WriteStartObject();
        json.WriteString("id", person.Person.Id);
        json.WriteString("source", person.Person.Source);
        json.WriteString("change", change);
        json.WriteString("result", result);
        json.WriteString("reason", reason);
        JsonResults.Moment(json, "checkedAt", checkedAt);
        JsonResults.Moment(json, "asOf", asOf);
        json.WriteString("qualification", facts?.Qualification);
        json.WriteString("name", facts?.Name);
        json.WriteString("registrationNumber", facts?.RegistrationNumber);
        JsonResults.Moment(json, "expiresAt", facts?.ExpiresAt);
        json.WriteEndObject();
    }
}
