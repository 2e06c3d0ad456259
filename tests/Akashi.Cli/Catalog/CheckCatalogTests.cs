namespace Akashi.Cli.Tests.Catalog;

public class CheckCatalogTests
{
    [Fact]
    public async Task The_catalog_beside_the_program_has_no_mistakes()
    {
        var run = await Run.OfAsync("catalog", "check");
        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Matches("^[0-9]+ qualifications, [0-9]+ procedures, [0-9]+ bodies: no mistakes\n$", run.Output);
    }

    [Fact]
    public async Task Every_mistake_is_reported_with_file_and_line()
    {
        using var folder = new Folder();
        folder.Write("bodies.yaml", "bodies:\n  - id: b\n    name: { ja: 団体, en: 団体 }\n    fax: 1\n");
        folder.Write("qualifications/cook.yaml", "id: cook\nname: { ja: 調理師 }\nbody: nobody\n");
        var run = await Run.OfAsync("catalog", "check", folder.Path);
        var lines = run.Errors.TrimEnd().Split('\n');
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains(lines, l => l.StartsWith("bodies.yaml:4: \"fax\" is not known here", StringComparison.Ordinal));
        Assert.Contains("bodies.yaml:3: \"name.en\" has Japanese letters", lines);
        Assert.Contains("qualifications/cook.yaml:2: \"name.en\" is missing", lines);
        Assert.Contains("qualifications/cook.yaml:3: \"nobody\" is not in bodies.yaml", lines);
        Assert.Contains("qualifications/cook.yaml:1: \"kana\" is missing", lines);
        Assert.All(lines, l => Assert.Matches("^[a-z./-]+:[0-9]+: .+$", l));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_cannot_be_checked()
    {
        var run = await Run.OfAsync("catalog", "check", "/nowhere/catalog");
        Assert.Equal((2, "akashi: there is no folder \"/nowhere/catalog\".\n"), (run.Code, run.Errors));
    }
}
