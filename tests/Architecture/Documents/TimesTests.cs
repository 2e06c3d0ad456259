using System.Globalization;
using System.Text.RegularExpressions;

namespace Akashi.Architecture.Documents;

/// <summary>docs/specifications/times.md names every constant of time with the value that it has in the code.</summary>
public partial class TimesTests
{
    private static readonly string[] NotInProduction = ["src/Akashi.Sandbox/", "src/Akashi.Card.Emulator/", "src/Akashi.Launcher/"];
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/specifications/times.md"));
    private static readonly IReadOnlyDictionary<string, TimeSpan> InCode = ConstantsOf(
        Repository.Files("src", ".cs").Where(f => !NotInProduction.Any(p => f.Name.StartsWith(p, StringComparison.Ordinal))));

    [Fact]
    public void Every_constant_on_the_page_has_the_value_of_the_code() => Breach.None(Wrong(Page, InCode));

    [Fact]
    public void Every_constant_of_the_code_is_on_the_page() =>
        Breach.None(InCode.Keys.Except(NamesOn(Page).Select(n => n.Name)).Select(n => new Breach(n, "is not in docs/specifications/times.md")));

    [Fact]
    public void The_page_is_read() => Assert.True(NamesOn(Page).Count() > 50);

    [Theory]
    [InlineData("`Till.Life` 24 h", 0)]
    [InlineData("`Till.Life` 1 d", 0)]
    [InlineData("`Till.Life` 23 h", 1)]
    [InlineData("`Till.Gone` 24 h", 1)]
    [InlineData("`Till.Open` 50 ms", 0)]
    public void A_wrong_value_or_a_constant_that_is_gone_is_caught(string page, int breaches)
    {
        var code = ConstantsOf([
            new SourceFile("src/Till.cs", "    public static readonly TimeSpan Life = TimeSpan.FromHours(24);\n"
                + "    public TimeSpan Open { get; init; } = TimeSpan.FromMilliseconds(50);\n")]);
        Assert.Equal(breaches, Wrong(page, code).Count());
    }

    private static IEnumerable<Breach> Wrong(string page, IReadOnlyDictionary<string, TimeSpan> code) =>
        from said in NamesOn(page)
        let value = code.TryGetValue(said.Name, out var found) ? found : (TimeSpan?)null
        where value != said.Value
        select new Breach($"times.md, {said.Name}", $"is {said.Value} there, and {value?.ToString() ?? "missing"} in the code");

    private static IEnumerable<(string Name, TimeSpan Value)> NamesOn(string page) =>
        OnPage().Matches(page).Select(m => (m.Groups[1].Value, Of(m.Groups[2].Value, m.Groups[3].Value)));

    private static Dictionary<string, TimeSpan> ConstantsOf(IEnumerable<SourceFile> files) =>
        files.SelectMany(f => Constant().Matches(f.Text).Select(m => (
            Name: Path.GetFileName(f.Name).Split('.')[0] + "." + m.Groups[1].Value, Value: Of(m.Groups[3].Value, m.Groups[2].Value))))
            .ToDictionary(c => c.Name, c => c.Value);

    private static TimeSpan Of(string number, string unit) => double.Parse(number, CultureInfo.InvariantCulture) * (unit switch
    {
        "ms" or "Milliseconds" => TimeSpan.FromMilliseconds(1),
        "s" or "Seconds" => TimeSpan.FromSeconds(1),
        "min" or "Minutes" => TimeSpan.FromMinutes(1),
        "h" or "Hours" => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    });

    [GeneratedRegex(@"`(\w+\.\w+)` (\d+) (ms|s|min|h|d)\b")]
    private static partial Regex OnPage();

    [GeneratedRegex(@"TimeSpan (\w+)(?: \{ get; init; \})? = TimeSpan\.From(\w+)\(([\d.]+)\)")]
    private static partial Regex Constant();
}
