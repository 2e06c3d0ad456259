using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>Row 0.5 in the agent: each problem has its own page with a way on, and none wastes a try.</summary>
public sealed class CardProblemTests
{
    private const string GiveUp = "やめて、もとの画面に戻る";

    [Fact]
    public async Task Wrong_pin_shows_tries_left_and_what_unlocks()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", "0000");
        await person.PressAsync("読み取り開始");
        Assert.Equal("0.2 0.5", person.Page.Screen);
        Assert.Contains("暗証番号が違います。あと2回間違えるとロックされ、お住まいの市区町村の窓口での解除が必要", person.Page.Error, StringComparison.Ordinal);
        await person.PressAsync("次へ", Agent.Pin);
        await person.PressAsync("読み取り開始");
        Assert.Equal("読み取りが終わりました", person.Page.Heading);
    }

    [Theory]
    [InlineData("123")]
    [InlineData("12345")]
    [InlineData("12a4")]
    [InlineData("")]
    public async Task Pin_of_the_wrong_form_is_refused_before_the_card_and_the_portal_are_asked(string pin)
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", pin);
        Assert.Contains("暗証番号は数字4桁で入力してください。", person.Page.Error, StringComparison.Ordinal);
        Assert.StartsWith("エラー：", person.Page.Html.Title, StringComparison.Ordinal);
        Assert.Equal(3, agent.Image.AuthenticationPin.TriesLeft);
        Assert.Equal(["seen"], agent.Portal.Steps);
    }

    [Theory]
    [InlineData("ABC12")]
    [InlineData("ABCDEFGHIJ1234567")]
    [InlineData("ABC-123")]
    public async Task Password_of_the_wrong_form_costs_no_try(string password)
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        await person.PressAsync("次へ", password);
        Assert.Contains("パスワードは英数字6～16文字で入力してください。", person.Page.Error, StringComparison.Ordinal);
        Assert.Equal(5, agent.Image.SignaturePassword.TriesLeft);
    }

    [Fact]
    public async Task Wrong_password_is_called_by_its_own_name()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        await person.PressAsync("次へ", "WRONG123");
        await person.PressAsync("読み取り開始");
        Assert.Equal("1.5.13 0.5", person.Page.Screen);
        Assert.Contains("署名用パスワードが違います。あと4回間違える", person.Page.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Last_wrong_pin_locks_and_the_portal_is_told_so()
    {
        await using var agent = await Agent.StartAsync();
        agent.Image.AuthenticationPin.Restore(1);
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", "0000");
        await person.PressAsync("読み取り開始");
        Assert.Equal(("0.5", "暗証番号がロックされています"), (person.Page.Screen, person.Page.Heading));
        Assert.Contains("お住まいの市区町村の窓口で解除", person.Page.Words, StringComparison.Ordinal);
        await person.PressAsync(GiveUp);
        Assert.Equal("pin-locked", agent.Portal.Result.GetProperty("failure").GetString());
    }

    [Fact]
    public async Task Locked_password_is_told_before_it_is_asked_for()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature();
        agent.Image.SignaturePassword.Restore(0);
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        Assert.Equal("署名用パスワードがロックされています", person.Page.Heading);
        Assert.Equal([GiveUp], person.Page.Buttons);
    }

    [Fact]
    public async Task Empty_reader_asks_for_the_card_and_goes_on_when_it_lies_there()
    {
        await using var agent = await Agent.StartAsync();
        agent.Reader.Insert(null);
        using var person = await agent.ArrivesAsync();
        Assert.Equal("カードが置かれていません", person.Page.Heading);
        // An emulated reader tells nothing; then there is only the press.
        Assert.Null(person.Page.Html.QuerySelector("[data-cards]"));
        agent.Reader.Insert(agent.Card);
        await person.PressAsync("もう一度ためす");
        Assert.Equal("0.2", person.Page.Screen);
    }

    [Fact]
    public async Task Missing_reader_has_its_own_page()
    {
        await using var agent = await Agent.StartAsync();
        await agent.Reader.DisposeAsync();
        using var person = await agent.ArrivesAsync();
        Assert.Equal("カードリーダーが見つかりません", person.Page.Heading);
        Assert.Equal(["もう一度ためす", GiveUp], person.Page.Buttons);
    }

    [Fact]
    public async Task Card_torn_out_while_it_is_read_begins_again_at_the_pin()
    {
        await using var agent = await Agent.StartAsync();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("次へ", Agent.Pin);
        // The card is removed after the second command: the application and the PIN's file were selected.
        var commands = 0;
        agent.Reader.Used += (_, _) =>
        {
            if (Interlocked.Increment(ref commands) == 2) agent.Reader.Insert(null);
        };
        await person.PressAsync("読み取り開始");
        Assert.Equal("読み取りの途中でカードが離れました", person.Page.Heading);
        agent.Reader.Insert(agent.Card);
        await person.PressAsync("もう一度ためす");
        Assert.Equal("0.2", person.Page.Screen);
    }

    [Fact]
    public async Task Card_without_signature_certificate_spends_no_try_and_the_portal_is_told_so()
    {
        await using var agent = await Agent.StartAsync(withSignature: false);
        agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        Assert.Equal("カードに署名用電子証明書がありません", person.Page.Heading);
        Assert.Equal(5, agent.Image.SignaturePassword.TriesLeft);
        await person.PressAsync(GiveUp);
        Assert.Equal("no-signature-certificate", agent.Portal.Result.GetProperty("failure").GetString());
    }
}
