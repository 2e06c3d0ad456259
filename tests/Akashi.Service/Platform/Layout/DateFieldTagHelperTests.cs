using Akashi.Service.Platform.Layout;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Platform.Layout;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class DateFieldTagHelperTests
{
    private readonly Rendered page = new();

    private DateFieldTagHelper Registered(DateOnly? value = null) =>
        new() { ViewContext = page.View, Name = "registered-on", Label = "登録年月日", Value = value };

    private async Task<IEnumerable<string?>> Boxes(DateOnly? value)
    {
        var field = await page.Element(Registered(value));
        return [field.QuerySelector("option[selected]")!.TextContent, .. field.QuerySelectorAll("input").Select(box => box.GetAttribute("value"))];
    }

    [Fact]
    public async Task Stored_date_is_shown_in_its_era() => Assert.Equal(["平成", "31", "4", "30"], await Boxes(new DateOnly(2019, 4, 30)));

    [Fact]
    public async Task Empty_date_starts_in_the_current_era() => Assert.Equal(["令和", null, null, null], await Boxes(null));

    [Fact]
    public async Task Impossible_date_stays_as_it_was_typed()
    {
        page.WithPost(("registered-on.era", "Showa"), ("registered-on.year", "65"), ("registered-on.month", "１３"), ("registered-on.day", ""));
        Assert.Equal(["昭和", "65", "１３", ""], await Boxes(new DateOnly(2019, 4, 30)));
    }

    [Fact]
    public async Task Every_box_has_a_label_and_the_group_a_name()
    {
        var field = await page.Element(Registered());
        Assert.Equal(["元号", "年", "月", "日"], field.QuerySelectorAll("label").Select(label => label.FirstChild!.TextContent));
        Assert.Equal("登録年月日 ※任意", field.QuerySelector("legend")!.TextContent);
    }

    [Fact]
    public async Task Error_leads_to_the_first_box()
    {
        page.WithError("registered-on", "日付を入力してください");
        Assert.Equal("registered-on", (await page.Element(Registered())).QuerySelector("select")!.Id);
    }
}
