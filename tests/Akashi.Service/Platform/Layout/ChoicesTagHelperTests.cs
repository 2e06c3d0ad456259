using Akashi.Service.Platform.Layout;
using Akashi.Service.Tests.Given;
using AngleSharp.Dom;

namespace Akashi.Service.Tests.Platform.Layout;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ChoicesTagHelperTests
{
    private readonly Rendered page = new();

    private Task<IElement> Choices(string? value) => page.Element(
        new ChoicesTagHelper { ViewContext = page.View, Name = "state", Label = "登録状況", Value = value },
        content: async () =>
            await page.Html(new ChoiceTagHelper { Value = "linked" }, content: () => Task.FromResult("登録している"))
            + await page.Html(new ChoiceTagHelper { Value = "new", Hint = "新しく" }, content: () => Task.FromResult("登録していない")));

    [Fact]
    public async Task Stored_answer_is_chosen() =>
        Assert.Equal("new", Assert.Single((await Choices("new")).QuerySelectorAll("input[checked]")).GetAttribute("value"));

    [Fact]
    public async Task Nothing_is_chosen_for_the_person() =>
        Assert.Empty((await Choices(null)).QuerySelectorAll("input[checked]"));

    [Fact]
    public async Task Error_leads_to_the_first_answer_and_describes_the_group()
    {
        page.WithError("state", "選んでください");
        var group = await Choices(null);
        Assert.Equal("state", group.QuerySelector("input")!.Id);
        Assert.Equal("＊選んでください", group.QuerySelector("#" + group.GetAttribute("aria-describedby"))!.TextContent);
    }

    [Fact]
    public async Task Answers_have_ids_of_their_own() =>
        Assert.Equal(["state", "state-2"], (await Choices(null)).QuerySelectorAll("input").Select(input => input.Id));
}
