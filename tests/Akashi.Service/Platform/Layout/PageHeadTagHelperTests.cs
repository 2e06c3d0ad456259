using Akashi.Service.Platform.Layout;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Platform.Layout;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class PageHeadTagHelperTests
{
    private readonly Rendered page = new();

    private PageHeadTagHelper Head => new() { ViewContext = page.View, Screen = "1.5.9", StepName = "情報入力", Title = "番号を入力してください" };

    [Fact]
    public async Task Step_name_is_above_the_question()
    {
        var html = await page.Html(Head);
        Assert.Equal("<p class=\"step-name\">情報入力</p><h1 class=\"heading-1\">番号を入力してください</h1>", html);
    }

    [Fact]
    public async Task Layout_learns_the_screen_and_the_places_above()
    {
        await page.Html(Head, content: () => page.Html(new CrumbTagHelper { ViewContext = page.View, Href = "/my", Text = "マイ資格" }));
        Assert.Equal("1.5.9", page.Frame.Screen);
        Assert.Equal(new SiteLink("マイ資格", "/my"), Assert.Single(page.Frame.Crumbs));
    }

    [Fact]
    public async Task Error_page_does_not_inherit_what_the_failed_page_said()
    {
        page.Frame.Add("number", "number");
        page.Frame.Crumbs.Add(new SiteLink("マイ資格", "/my"));
        await page.Html(new PageHeadTagHelper { ViewContext = page.View, Title = "ページが見つかりません" });
        Assert.Empty(page.Frame.Crumbs);
        Assert.Empty(page.Frame.Fields);
        Assert.Null(page.Frame.Screen);
    }

    [Fact]
    public void Title_of_a_page_with_errors_says_so_first() =>
        Assert.Equal("エラー：番号 | 国家資格オンライン", LayoutTexts.DocumentTitle("番号", staff: false, faulty: true));

    [Fact]
    public void Position_is_said_in_words() => Assert.Equal("全5ステップ中3", LayoutTexts.StepPosition(3, 5));
}
