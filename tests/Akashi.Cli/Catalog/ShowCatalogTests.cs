namespace Akashi.Cli.Tests.Catalog;

public class ShowCatalogTests
{
    [Fact]
    public async Task Procedures_are_printed_as_the_pages_of_a_person_in_the_language_asked_for()
    {
        var run = await Run.OfAsync("catalog", "show", "registered-nurse", "--lang", "en");
        Assert.Equal((0, ""), (run.Code, run.Errors));
        string[] lines =
        [
            "registered-nurse: Nurse", "  answers/examination  Enter your national examination",
            "    * Declaration of no practice  no-practice (declaration) [not-registered; passed-on older than 365 days]",
            "        ( ) Marriage  marriage", "  Tax: Registration and licence tax, 1,000 yen, OutOfScope",
        ];
        Assert.All(lines, line => Assert.Contains(line + "\n", run.Output, StringComparison.Ordinal));
        Assert.DoesNotMatch("[\u3040-\u9fff]", run.Output);
    }

    [Fact]
    public async Task What_is_asked_several_times_stands_below_its_group()
    {
        var run = await Run.OfAsync("catalog", "show", "tax-accountant");
        string[] lines = ["    * 実務経験  practice (group, 1 to 10 times) [not-registered; grounds is examination or exempted]", "        * 勤務先の名称  employer (text)"];
        Assert.All(lines, line => Assert.Contains(line + "\n", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Japanese_is_spoken_unless_something_else_is_asked_for() =>
        Assert.StartsWith("certified-care-worker: 介護福祉士\n\ninitial-registration, version ", (await Run.OfAsync("catalog", "show", "certified-care-worker")).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("cooks", 2, "akashi: the catalog has no qualification \"cooks\".\n")]
    [InlineData("--all", 2, "akashi: the catalog has no qualification \"--all\".\n")]
    public async Task A_qualification_that_is_not_there_is_told(string id, int code, string words)
    {
        var run = await Run.OfAsync("catalog", "show", id);
        Assert.Equal((code, words), (run.Code, run.Errors));
    }

    [Theory]
    [InlineData("catalog", "show")]
    [InlineData("catalog", "show", "physician", "--lang", "fr")]
    [InlineData("catalog", "show", "physician", "--long")]
    public async Task Wrong_usage_is_refused(params string[] args) => Assert.Equal(64, (await Run.OfAsync(args)).Code);
}
