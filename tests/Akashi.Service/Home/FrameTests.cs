using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Security;

namespace Akashi.Service.Tests.Home;

/// <summary>Header and footer of every page.</summary>
[Collection(OneVictimGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class FrameTests(World world, OneVictim one)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/office/staff/sign-in")]
    [InlineData("/no/such/page")]
    public async Task Footer_says_who_runs_the_site_how_to_reach_them_and_which_rules_apply(string address)
    {
        var page = await world.Stranger().OpenAsync(address);
        Assert.StartsWith("運営：国家資格オンライン運営事務局（デモ）", page.Text("footer"), StringComparison.Ordinal);
        Assert.Equal(
            ["tel:0300000000", "mailto:helpdesk@akashi.example", "/home/privacy", "/home/terms", "/home/accessibility"],
            page.Document.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Every_page_has_this_footer_and_none_of_its_links_is_dead()
    {
        foreach (var address in Route.All(world).Where(r => r.Gets && r.Policy == "holder").SelectMany(one.Victim.AddressesOf))
        {
            using var answer = await one.Victim.Holder.Browser.GetAsync(address);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || IsKept(address)) continue;
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("<footer class=\"site-footer\">", html, StringComparison.Ordinal);
        }
        var rules = new[] { ("/home/privacy", "プライバシーポリシー"), ("/home/terms", "利用規約"), ("/home/accessibility", "ウェブアクセシビリティ") };
        foreach (var (address, heading) in rules)
            Assert.Equal(heading, (await world.Stranger().OpenAsync(address)).Heading);
    }

    // What a holder keeps on her phone leads nowhere (threat S2).
    private static bool IsKept(string address) =>
        address.StartsWith("/issuing/screen/", StringComparison.Ordinal) && address.EndsWith("/copy", StringComparison.Ordinal);

    [Fact]
    public async Task Holder_at_an_address_of_staff_sees_no_holders_menu()
    {
        var holder = await world.HolderSignedIn();
        var page = await holder.Browser.OpenAsync("/office/decisions/queue");
        Assert.Equal("/office/staff/sign-in", page.Path);
        Assert.Null(page.Document.QuerySelector("header nav"));
        Assert.NotNull((await holder.Browser.OpenAsync("/home")).Document.QuerySelector("header nav a[href='/registers/mine']"));
    }

    [Fact]
    public async Task Steps_of_the_demo_are_folded_into_one_line()
    {
        await using var own = await OwnWorld.StartAsync("Demo=true", "Sandbox:Origin=http://localhost:1");
        var demo = (await own.Stranger().OpenAsync("/")).Document.QuerySelector("main details")!;
        Assert.False(demo.HasAttribute("open"));
        Assert.Equal("デモの進め方（架空の人物で試せます）", demo.QuerySelector("summary")!.TextContent);
    }

    [Fact]
    public async Task Operator_is_named_in_the_footer_with_their_own_addresses()
    {
        await using var own = await OwnWorld.StartAsync(
            "Operator:Name=霞が関市", "Operator:Mail=desk@city.example.jp", "Operator:Privacy=https://city.example.jp/privacy");
        var foot = (await own.Stranger().OpenAsync("/")).Document.QuerySelector("footer")!;
        Assert.StartsWith("運営：霞が関市", foot.TextContent.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("デモ", foot.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["mailto:desk@city.example.jp", "https://city.example.jp/privacy", "/home/terms", "/home/accessibility"],
            foot.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }
}
