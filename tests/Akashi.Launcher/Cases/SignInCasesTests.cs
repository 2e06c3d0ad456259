using Akashi.Launcher.Demo;

namespace Akashi.Launcher.Tests.Cases;

/// <summary>Row 0.5 at sign-in: each problem with the card that causes it, through all programs.</summary>
[Collection(typeof(CaseCollection))]
public sealed class SignInCasesTests(CaseStack stack)
{
    private const string Retry = "もう一度ためす";
    private const string GiveUp = "やめて、もとの画面に戻る";
    private const string Back = "もとの画面に戻る";
    private const int MostPresses = 200;
    private static readonly string[] Cases = ["pin-locked", "other-card", "expired", "revoked", "other-authority", "torn", "hanako-renewed"];

    // The agent notices before it asks for the PIN, so no try is wasted.
    [Theory]
    [InlineData("pin-locked", "暗証番号がロックされています", "お住まいの市区町村の窓口で解除", "暗証番号がロックされています")]
    [InlineData("other-card", "マイナンバーカードではありません", "マイナンバーカードを置き", "カードを読み取れませんでした")]
    public async Task Card_that_cannot_be_used_is_told_before_the_PIN_is_asked_for(string persona, string heading, string way, string atPortal)
    {
        using var person = await stack.PersonAsync(persona);
        await person.GoToAgentAsync();
        Assert.Equal(heading, person.Browser.Heading);
        Assert.Contains(way, person.Words, StringComparison.Ordinal);
        Assert.False(person.IsAskedForSecret);
        await person.Browser.PressAsync(GiveUp);
        await BackAtTheStartAsync(person, atPortal, persona == "pin-locked" ? "市区町村の窓口" : "置きなおして");
    }

    [Theory]
    [InlineData("expired", "電子証明書の有効期限が切れています", "市区町村の窓口で、電子証明書を更新")]
    [InlineData("revoked", "電子証明書が失効しています", "市区町村の窓口で発行しなおして")]
    [InlineData("other-authority", "このカードは使えません", "マイナンバーカードをお使いください")]
    public async Task Certificate_that_does_not_hold_has_its_page_at_the_portal(string persona, string heading, string way)
    {
        using var person = await stack.PersonAsync(persona);
        await person.GoToAgentAsync();
        Assert.Contains("あと3回", person.Words, StringComparison.Ordinal);
        await EnterAsync(person);
        await BackAtTheStartAsync(person, heading, way);
    }

    [Fact]
    public async Task Card_that_is_torn_out_at_every_command_signs_in_at_last_and_loses_no_try()
    {
        using var person = await stack.PersonAsync("torn");
        await person.GoToAgentAsync();
        var torn = 0;
        for (var press = 0; press < MostPresses && person.Browser.Address.Host != "localhost"; press++)
        {
            if (person.Browser.Heading == "読み取りの途中でカードが離れました") torn++;
            if (person.IsAskedForSecret) Assert.Contains("あと3回", person.Words, StringComparison.Ordinal);
            await GoOnAsync(person);
        }
        person.Browser.MustBe("1.3.1");
        Assert.True(torn > 3, $"It was torn {torn} times.");
    }

    [Fact]
    public async Task Renewed_card_signs_in_and_the_one_before_is_revoked()
    {
        using var renewed = await stack.PersonAsync("hanako-renewed");
        await renewed.Card.SignInAsync();
        using var before = await stack.PersonAsync("hanako");
        await before.GoToAgentAsync();
        await EnterAsync(before);
        await BackAtTheStartAsync(before, "電子証明書が失効しています", "市区町村の窓口で発行しなおして");
    }

    // A persona that no test uses would be an unproven promise.
    [Fact]
    public void Every_case_is_walked_by_one_of_these_tests() =>
        Assert.Equal(CaseStack.Personas, Cases.Concat(SignatureCasesTests.Cases).Concat(RareNamesTests.Cases).Order(StringComparer.Ordinal));

    private static async Task EnterAsync(Person person)
    {
        await person.Browser.PressAsync(DemoWords.Get("Next"), new Dictionary<string, string> { ["secret"] = CardSteps.Pin });
        await person.Browser.PressAsync(DemoWords.Get("Begin"));
        person.Browser.MustBe("0.4");
        await person.Browser.PressAsync(DemoWords.Get("Next"));
    }

    private static Task GoOnAsync(Person person) => person switch
    {
        { IsAskedForSecret: true } => person.Browser.PressAsync(DemoWords.Get("Next"), new Dictionary<string, string> { ["secret"] = CardSteps.Pin }),
        _ when person.Browser.Page.QuerySelector("input[name=do][value=read]") is not null => person.Browser.PressAsync(DemoWords.Get("Begin")),
        _ when person.Browser.Page.QuerySelector("input[name=do][value=finish]") is not null => person.Browser.PressAsync(DemoWords.Get("Next")),
        _ => person.Browser.PressAsync(Retry),
    };

    private static async Task BackAtTheStartAsync(Person person, string heading, string way)
    {
        Assert.Equal("/cards/return", person.Browser.Address.AbsolutePath);
        Assert.Contains(heading, person.Words, StringComparison.Ordinal);
        Assert.Contains(way, person.Words, StringComparison.Ordinal);
        await person.Browser.FollowAsync(Back);
        person.Browser.MustBe("0.1");
    }
}
