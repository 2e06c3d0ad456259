using System.Text.Json;
using System.Text.RegularExpressions;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Tests;

/// <summary>
/// The table under "Decision" in docs/specifications/credential.md is read from the document and held against the code: its results, reasons and
/// facts by every published vector, its order by every two failures together.
/// </summary>
public sealed partial class DecisionTableTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "specifications", "credential.md"));
    private static readonly IReadOnlyList<Row> Table = [.. Rows()];

    private static readonly string[] Files = ["credential.json", "nqs.json"];

    // What brings about each reason of steps 4 to 7, in a code where all else is well.
    private static readonly Dictionary<string, Action<Situation>> Causes = new()
    {
        ["signing-certificate-revoked"] = s => s.Known = s.Known with { Certificate = CertificateState.Revoked },
        ["signing-certificate-unknown"] = s => s.Known = s.Known with { Certificate = CertificateState.Unknown },
        ["wrongly-issued"] = s => s.Known = s.Known with { EndsAt = Given.ExpiresAt.AddSeconds(-1) },
        ["expired"] = s => s.At = Given.ExpiresAt,
        ["clock"] = s => s.Claims = s.Claims with { IssuedAt = Given.Now.AddHours(1) },
        ["status-unavailable"] = s => s.HasList = false,
        ["revoked"] = s => s.Value = StatusValue.Revoked,
        ["deleted"] = s => s.Value = StatusValue.Deleted,
        ["suspended"] = s => s.Value = StatusValue.Suspended,
        ["withdrawn"] = s => s.Value = StatusValue.Withdrawn,
        ["replaced"] = s => s.Value = StatusValue.Replaced,
    };

    // Two that cannot be true of one code.
    private static readonly string[][] Either =
    [
        ["signing-certificate-revoked", "signing-certificate-unknown"], ["expired", "clock"],
        ["status-unavailable", "revoked", "deleted", "suspended", "withdrawn", "replaced"],
    ];

    public static TheoryData<string, string> Pairs =>
    [
        .. from one in Causes.Keys
           from other in Causes.Keys
           where string.CompareOrdinal(one, other) < 0 && !Either.Any(e => e.Contains(one) && e.Contains(other))
           select (one, other),
    ];

    [Fact]
    public void Every_reason_of_the_code_stands_in_the_table_and_no_other() => Assert.Equal(
        Enum.GetValues<VerificationReason>().Select(VerificationReasons.CodeOf).OfType<string>().Order(StringComparer.Ordinal),
        Table.Select(r => r.Reason).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_vector_comes_out_as_a_row_of_the_table_says() => Assert.All(Outcomes(), o => Assert.Contains(Table, r => r.Says(o)));

    [Fact]
    public void Every_row_of_the_table_has_a_vector()
    {
        var outcomes = Outcomes().ToHashSet();
        Assert.All(Table, r => Assert.Contains(outcomes, r.Says));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_first_failure_in_the_table_gives_the_reason_and_doubt_hides_none(string one, string other)
    {
        var situation = new Situation();
        Causes[one](situation);
        Causes[other](situation);
        var (first, second) = PlaceOf(one) < PlaceOf(other) ? (one, other) : (other, one);
        var expected = new[] { first, second }.FirstOrDefault(IsFailure) ?? Doubts().First(d => d == first || d == second);
        Assert.Equal(expected, VerificationReasons.CodeOf(situation.Decide().Reason));
    }

    [Fact]
    public void Each_cause_alone_gives_its_reason() => Assert.All(Causes, c =>
    {
        var situation = new Situation();
        c.Value(situation);
        Assert.Equal(c.Key, VerificationReasons.CodeOf(situation.Decide().Reason));
    });

    private static int PlaceOf(string reason) => Table.Select((r, i) => (r, i)).Last(r => r.r.Reason == reason).i;

    private static bool IsFailure(string reason) => Table.First(r => r.Reason == reason).Result == "invalid";

    // The sentence after the table: the order of what cannot be known. The rest follows in the order of the table.
    private static IEnumerable<string> Doubts()
    {
        var sentence = Document.Split('\n').Single(l => l.StartsWith("If several things cannot be known", StringComparison.Ordinal)).Split(". ")[0];
        return Code().Matches(sentence).Select(m => m.Groups[1].Value).Concat(Table.Select(r => r.Reason).OfType<string>()).Distinct();
    }

    private static IEnumerable<Row> Rows()
    {
        var lines = Document.Split('\n').SkipWhile(l => !l.StartsWith("| step | what fails |", StringComparison.Ordinal)).Skip(2);
        foreach (var line in lines.TakeWhile(l => l.StartsWith('|')))
        {
            // No cell contains a bar.
            var cells = line.Trim('|').Split('|').Select(c => c.Trim()).ToArray();
            Assert.Equal(6, cells.Length);
            var code = Code().Match(cells[3]);
            yield return new Row(cells[2], code.Success ? code.Groups[1].Value : null, cells[5] switch { "yes" => true, "no" => false, _ => null });
        }
    }

    private static IEnumerable<Outcome> Outcomes() =>
        from file in Files
        from vector in JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "vectors", file))).RootElement.GetProperty("cases").EnumerateArray()
        let expected = vector.GetProperty("expected")
        select new Outcome(
            expected.GetProperty("result").GetString()!, expected.GetProperty("reason").GetString(),
            expected.GetProperty("facts").ValueKind == JsonValueKind.Object);

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Code();

    // Facts: whether they are shown; null where either may be.
    private sealed record Row(string Result, string? Reason, bool? Facts)
    {
        public bool Says(Outcome o) => o.Result == Result && o.Reason == Reason && (Facts is null || o.Facts == Facts);
    }

    private sealed record Outcome(string Result, string? Reason, bool Facts);

    private sealed class Situation
    {
        public Known Known { get; set; } = new();

        public CredentialClaims Claims { get; set; } = Given.Claims;

        public DateTimeOffset At { get; set; } = Given.Now;

        public StatusValue Value { get; set; } = StatusValue.Valid;

        public bool HasList { get; set; } = true;

        public Verdict Decide()
        {
            var list = HasList ? Given.Read(Given.List(Value, At.AddMinutes(-1))) : null;
            return Verification.Decide(Given.Code(Given.Credential(Claims)), Known with { List = list }, At);
        }
    }
}
