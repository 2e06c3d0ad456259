using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Akashi.Cli.Verify.Results;

/// <summary>One JSON document (docs/verifying-many.md, "JSON"): members are only ever added to this format, never changed.</summary>
internal sealed class JsonResults(TextWriter output) : IResults
{
    /// <summary>Name of the format.</summary>
    public const string Format = "akashi-verify/1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private bool hasBegun;

    public async Task AddAsync(CheckedCode code)
    {
        await output.WriteAsync(hasBegun ? ",\n" : Beginning);
        hasBegun = true;
        await output.WriteAsync(Written(json => Write(json, code)));
    }

    public async Task FinishAsync(Tally tally, bool isCancelled)
    {
        if (!hasBegun) await output.WriteAsync(Beginning);
        await output.WriteLineAsync("\n],\"summary\":" + Written(json => Write(json, tally, isCancelled)) + "}");
        await output.FlushAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Beginning => $"{{\"format\":\"{Format}\",\"results\":[\n";

    private static void Write(Utf8JsonWriter json, CheckedCode code)
    {
        var ((file, page, line), (result, reason, facts, checkedAt, asOf)) = (code.Source, code.Verdict);
        json.WriteString("file", file);
        Number(json, "page", page);
        Number(json, "line", line);
        json.WriteString("result", result);
        json.WriteString("reason", reason);
        Moment(json, "checkedAt", checkedAt);
        Moment(json, "asOf", asOf);
        if (facts is null)
        {
            json.WriteNull("facts");
            return;
        }
        json.WriteStartObject("facts");
        json.WriteString("qualification", facts.Qualification);
        json.WriteString("name", facts.Name);
        json.WriteString("formerName", facts.FormerName);
        json.WriteString("birthOn", facts.BirthOn);
        json.WriteString("registrationNumber", facts.RegistrationNumber);
        json.WriteString("registeredOn", facts.RegisteredOn);
        json.WriteString("body", facts.Body);
        Moment(json, "expiresAt", facts.ExpiresAt);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Tally tally, bool isCancelled)
    {
        json.WriteNumber("checked", tally.Checked);
        json.WriteNumber("valid", tally.Valid);
        json.WriteNumber("invalid", tally.Invalid);
        json.WriteNumber("unknown", tally.Unknown);
        json.WriteNumber("unreadable", tally.Unreadable);
        json.WriteNumber("blankPages", tally.BlankPages);
        json.WriteBoolean("endedEarly", isCancelled);
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    /// <summary>Writes a time, or null.</summary>
    public static void Moment(Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } moment) json.WriteString(name, moment);
        else json.WriteNull(name);
    }

    /// <summary>An object with what is written, as text.</summary>
    public static string Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
