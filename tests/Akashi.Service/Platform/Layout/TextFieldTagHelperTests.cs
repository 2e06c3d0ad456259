using Akashi.Service.Platform.Layout;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Platform.Layout;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class TextFieldTagHelperTests
{
    private readonly Rendered page = new();

    private TextFieldTagHelper Number => new() { ViewContext = page.View, Name = "Input.Number", Label = "番号" };

    [Fact]
    public async Task Label_names_the_input()
    {
        var field = await page.Element(Number);
        Assert.Equal(field.QuerySelector("label.field__label")!.GetAttribute("for"), field.QuerySelector("input")!.Id);
        Assert.Equal("Input.Number", field.QuerySelector("input")!.GetAttribute("name"));
    }

    [Theory]
    [InlineData(true, "※必須")]
    [InlineData(false, "※任意")]
    public async Task Required_and_optional_are_said_in_words(bool required, string words)
    {
        var helper = Number;
        helper.Required = required;
        Assert.Equal(words, (await page.Element(helper)).QuerySelector(".field__badge")!.TextContent);
    }

    [Fact]
    public async Task Hint_and_error_describe_the_input()
    {
        page.WithError("Input.Number", "7桁で入力してください");
        var helper = Number;
        helper.Hint = "登録証の右上";
        var field = await page.Element(helper);
        var described = field.QuerySelector("input")!.GetAttribute("aria-describedby")!.Split(' ')
            .Select(id => field.QuerySelector("#" + id)!.TextContent);
        Assert.Equal(["登録証の右上", "＊7桁で入力してください"], described);
        Assert.Equal("true", field.QuerySelector("input")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Without_hint_nothing_empty_describes_the_input()
    {
        var helper = Number;
        helper.Hint = "";
        var field = await page.Element(helper);
        Assert.Empty(field.QuerySelectorAll(".field__hint"));
        Assert.Null(field.QuerySelector("input")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task Input_without_error_is_not_marked_invalid() =>
        Assert.Null((await page.Element(Number)).QuerySelector("input")!.GetAttribute("aria-invalid"));

    [Fact]
    public async Task What_was_typed_stays()
    {
        page.WithError("Input.Number", "7桁で入力してください", typed: "D12");
        var helper = Number;
        helper.Value = "D1234567";
        Assert.Equal("D12", (await page.Element(helper)).QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_posted_stays_without_model_binding()
    {
        page.WithPost(("Input.Number", "D12"));
        var helper = Number;
        helper.Value = "D1234567";
        Assert.Equal("D12", (await page.Element(helper)).QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Password_never_goes_back_to_the_page()
    {
        page.WithError("Input.Number", "違います", typed: "ABC123");
        var helper = Number;
        (helper.Type, helper.Value) = ("password", "ABC123");
        Assert.DoesNotContain("ABC123", await page.Html(helper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_text_never_becomes_markup()
    {
        const string Typed = "\"><script>alert(1)</script>";
        var helper = Number;
        (helper.Label, helper.Hint, helper.Value) = (Typed, Typed, Typed);
        var field = await page.Element(helper);
        Assert.Null(field.QuerySelector("script"));
        Assert.Equal(Typed, field.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Several_lines_keep_their_first_line_break()
    {
        var helper = Number;
        (helper.Rows, helper.Value) = (4, "\n二行目");
        Assert.Equal("\n二行目", (await page.Element(helper)).QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task Unknown_attributes_go_to_the_input()
    {
        var input = (await page.Element(Number, [new("autocomplete", "off"), new("class", "input--short")])).QuerySelector("input")!;
        Assert.Equal("off", input.GetAttribute("autocomplete"));
        Assert.Equal("input input--short", input.ClassName);
    }
}
