using Akashi.Service.Platform.Layout;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Platform.Layout;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ErrorSummaryTagHelperTests
{
    private readonly Rendered page = new();

    private ErrorSummaryTagHelper Summary => new() { ViewContext = page.View };

    private Task<string> Field(string name) =>
        page.Html(new TextFieldTagHelper { ViewContext = page.View, Name = name, Label = name });

    [Fact]
    public async Task Page_without_errors_has_no_summary() => Assert.Equal("", await page.Html(Summary));

    [Fact]
    public async Task Errors_are_in_the_order_of_the_fields()
    {
        page.WithError("second", "二つ目").WithError("first", "一つ目");
        await Field("first");
        await Field("second");
        Assert.Equal(["一つ目", "二つ目"], (await page.Element(Summary)).QuerySelectorAll("a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task Error_links_to_its_input()
    {
        page.WithError("Input.Number", "桁不足");
        var field = await page.Element(new TextFieldTagHelper { ViewContext = page.View, Name = "Input.Number", Label = "番号" });
        var link = (await page.Element(Summary)).QuerySelector("a")!;
        Assert.Equal("#" + field.QuerySelector("input")!.Id, link.GetAttribute("href"));
    }

    [Fact]
    public async Task Error_without_a_field_is_shown_too()
    {
        page.WithError("", "時間をおいてください");
        var item = Assert.Single((await page.Element(Summary)).QuerySelectorAll("li"));
        Assert.Equal("時間をおいてください", item.TextContent);
        Assert.Null(item.QuerySelector("a"));
    }

    [Fact]
    public async Task Summary_can_take_focus_and_is_announced()
    {
        page.WithError("", "誤り");
        var summary = await page.Element(Summary);
        Assert.Equal(("alert", "-1"), (summary.GetAttribute("role"), summary.GetAttribute("tabindex")));
    }
}
