using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Akashi.Cli.Roster;

/// <summary>What a check tells a program: lines about what changed, or a JSON document about everybody (docs/roster.md).</summary>
internal static class RosterLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A line for each change: change, result, reason, source, qualification, name, registration number, id.</summary>
    public static string Of(IEnumerable<CheckedPerson> all) => string.Concat(all.Where(p => p.Change is not null).Select(p => string.Join(
        '\t',
        new[]
        {
            p.Change, p.Verdict.Result, p.Verdict.Reason, p.Person.Source, p.Verdict.Facts?.Qualification, p.Verdict.Facts?.Name,
            p.Verdict.Facts?.RegistrationNumber, p.Person.Id[..RosterCommands.ShownId],
        }.Select(RosterCommands.OneLine)) + "\n"));

    /// <summary>One document. Members are only ever added to this format, never changed.</summary>
    public static string JsonOf(IReadOnlyList<CheckedPerson> all)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", "akashi-roster-check/1");
            json.WriteStartArray("people");
            foreach (var person in all) Write(json, person);
            json.WriteEndArray();
            json.WriteStartObject("summary");
            json.WriteNumber("checked", all.Count);
            json.WriteNumber("changed", all.Count(p => p.Change is not null));
            json.WriteNumber("unknown", all.Count(p => p.Verdict.Result == "unknown"));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, CheckedPerson person)
    {
        var (_, (result, reason, facts, checkedAt, asOf), change) = person;
        json.WriteStartObject();
        json.WriteString("id", person.Person.Id);
        json.WriteString("source", person.Person.Source);
        json.WriteString("change", change);
        json.WriteString("result", result);
        json.WriteString("reason", reason);
        Moment(json, "checkedAt", checkedAt);
        Moment(json, "asOf", asOf);
        json.WriteString("qualification", facts?.Qualification);
        json.WriteString("name", facts?.Name);
        json.WriteString("registrationNumber", facts?.RegistrationNumber);
        Moment(json, "expiresAt", facts?.ExpiresAt);
        json.WriteEndObject();
    }

    private static void Moment(Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } moment) json.WriteString(name, moment);
        else json.WriteNull(name);
    }
}
