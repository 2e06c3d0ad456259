using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications.Portal.Choose;

/// <summary>Row 1.4.2: finding one of 104 qualifications by ministry, in the official order, or by searching.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class ChoosePageTests(World world)
{
    [Fact]
    public async Task Ministries_stand_in_the_official_order_and_each_is_one_jump_away()
    {
        var page = await OpenAsync("");
        string[] headings = [.. page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent)];
        Assert.Equal(["金融庁", "消費者庁", "こども家庭庁", "総務省", "総務省(消防庁)", "法務省"], headings[..6]);
        Assert.Equal("原子力規制委員会", headings[^1]);
        Assert.Equal(
            page.Document.QuerySelectorAll("main h2").Select(h => "#" + h.Id),
            page.Document.QuerySelectorAll("main nav a").Select(a => a.GetAttribute("href")));
        Assert.Equal("104件の国家資格", page.Text("[role=status]"));
        Assert.Equal(104, page.Document.QuerySelectorAll("main section a").Length);
    }

    [Fact]
    public async Task Search_shows_only_ministries_with_hits()
    {
        var page = await OpenAsync("?words=かいごふくし");
        Assert.Equal(["厚生労働省"], page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.Contains("介護福祉士", page.Document.QuerySelectorAll("main section a").Select(a => a.TextContent));
        Assert.Null(page.Document.QuerySelector("main nav"));
        Assert.Equal("かいごふくし", page.Document.QuerySelector("#words")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Search_without_a_hit_says_what_to_do()
    {
        var page = await OpenAsync("?words=zzz");
        Assert.Equal("0件の国家資格", page.Text("[role=status]"));
        Assert.StartsWith("お知らせ", page.Text(".notice"), StringComparison.Ordinal);
    }

    private async Task<Page> OpenAsync(string query)
    {
        var holder = await world.HolderSignedIn();
        return (await holder.Browser.OpenAsync("/applications/choose" + query)).MustBe("1.4.2");
    }
}
