using System.Text;
using System.Text.Json;
using Akashi.Credentials.Decisions;

namespace Akashi.Vectors.Published;

/// <summary>Decides codes that come in lines (tests/ThreeVerifiers/README.md).</summary>
internal static class LineDecider
{
    private static readonly JsonSerializerOptions Options = new(VectorFile.Options) { WriteIndented = false };

    /// <summary>Reads to the end of the input, and answers each line but the first.</summary>
    public static int Run(Stream input, Stream output)
    {
        using var lines = new StreamReader(input, Encoding.UTF8);
        using var answers = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
        var first = Read<FirstLine>(lines.ReadLine() ?? "{}");
        var decider = new Decider(first.System, first.Lists);
        var circumstances = first.Circumstances.ToDictionary(c => c.Key, c => (c.Value.At, Knowledge: KnowledgeOf(decider, c.Value)));
        while (lines.ReadLine() is { } line)
        {
            var asked = Read<CodeLine>(line);
            var (at, knowledge) = circumstances[asked.In];
            answers.WriteLine(JsonSerializer.Serialize(Answer.Of(decider.Decide(asked.Code, at, knowledge)), Options));
        }
        return 0;
    }

    private static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options)!;

    private static IKnowledge KnowledgeOf(Decider decider, CircumstancesPart part) =>
        decider.KnowledgeOf(part.At, part.Certificates, part.KeysCurrent, part.Lists);

    private sealed record FirstLine(
        SystemPart System, IReadOnlyDictionary<string, ListPart> Lists, IReadOnlyDictionary<string, CircumstancesPart> Circumstances);

    private sealed record CircumstancesPart(
        DateTimeOffset At, IReadOnlyDictionary<string, string> Certificates, bool KeysCurrent, IReadOnlyList<string> Lists);

    private sealed record CodeLine(string In, string Code);

    /// <summary>What every verifier knows of an expected result; the time in seconds.</summary>
    private sealed record Answer(string Result, string? Reason, long? AsOf, JsonElement? Facts, JsonElement? Unchecked, string? CheckAt)
    {
        public static Answer Of(ExpectedPart part) =>
            new(part.Result, part.Reason, part.AsOf?.ToUnixTimeSeconds(), part.Facts, part.Unchecked, part.CheckAt);
    }
}
