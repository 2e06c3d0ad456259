using System.Text.RegularExpressions;

namespace Akashi.Architecture.Documents;

/// <summary>Each row of docs/threats.md names tests, and they exist.</summary>
public partial class ThreatsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/threats.md"));

    private static readonly TestIndex Tests = new(Repository.Files("tests", ".cs"), name => Path.Exists(Path.Combine(Repository.Root, name)));

    private static readonly TestIndex Sample = new(
        [
            new SourceFile("tests/Akashi.Shop/Sell/Till/TillTests.cs", "public class TillTests\n{\n    [Fact]\n    public async Task T1_a_coin_is_counted()\n"),
            new SourceFile("tests/Akashi.Shop/Given.cs", "internal class Given\n{\n    public void Helps_others()\n"),
        ],
        name => name == "docs/shop.md");

    [Fact]
    public void Every_test_that_a_threat_names_exists() => Breach.None(Faults(Page, Tests));

    [Fact]
    public void Every_threat_names_a_test() => Breach.None(Rows(Page)
        .Where(r => r[0].Length > 0 && !r[0].StartsWith("**", StringComparison.Ordinal) && r[^1].Length == 0)
        .Select(r => new Breach(r[0], "names no test")));

    [Fact]
    public void The_page_is_read() => Assert.True(Rows(Page).Sum(r => Names(r[^1]).Count()) > 80);

    [Theory]
    [InlineData("TillTests")]
    [InlineData("Till/TillTests")]
    [InlineData("Akashi.Shop/Sell/Till/TillTests")]
    [InlineData("TillTests.T1_a_coin…")]
    [InlineData("T1_a_coin_is_counted")]
    [InlineData("…is_counted")]
    [InlineData("Shop")]
    [InlineData("Akashi.Shop")]
    [InlineData("Sell/Till")]
    [InlineData("docs/shop.md")]
    public void A_name_that_exists_is_found(string name) => Assert.Null(Sample.Fault(name));

    [Theory]
    [InlineData("PurseTests")]
    [InlineData("Sell/TillTests")]
    [InlineData("TillTests.T2…")]
    [InlineData("T1_a_coin")]
    [InlineData("Helps_others")]
    [InlineData("Buy")]
    [InlineData("Sell/Buy")]
    [InlineData("docs/gone.md")]
    public void A_name_that_does_not_exist_is_caught(string name) =>
        Assert.Single(Faults($"| # | threat | what prevents it | test |\n| --- | --- | --- | --- |\n| X1 | a | `b` | c `{name}` |\n", Sample));

    private static IEnumerable<Breach> Faults(string page, TestIndex tests) =>
        from row in Rows(page)
        from name in Names(row[^1])
        let fault = tests.Fault(name)
        where fault is not null
        select new Breach($"docs/threats.md, {row[0]}", $"names `{name}`: {fault}");

    // Rows of tables, without their headings.
    private static IEnumerable<string[]> Rows(string page) => page.Split('\n')
        .Where(l => l.StartsWith('|') && !l.StartsWith("| ---", StringComparison.Ordinal))
        .Select(l => l.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .Where(r => r[^1] != "test");

    private static IEnumerable<string> Names(string cell) => Quoted().Matches(cell).Select(m => m.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
