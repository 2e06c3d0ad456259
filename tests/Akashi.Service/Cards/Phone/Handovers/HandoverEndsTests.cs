using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Phone.Handovers;

/// <summary>Row 0.8 on a computer: every end without an answer is said on both devices, with the way back on the computer.</summary>
[Collection(PhoneTests.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class HandoverEndsTests(PhoneWorld world)
{
    [Theory]
    [InlineData("locked", "暗証番号がロックされています")]
    [InlineData("timeout", "時間が過ぎました")]
    [InlineData("unanswered", "いま電子証明書を確認できません")]
    public async Task Failure_is_said_on_both_with_the_way_back_on_the_computer(string answer, string heading)
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var page = (await pair.FinishesAsync("", answer: answer)).MustBe("0.5");
        Assert.Contains(heading, page.Words, StringComparison.Ordinal);
        Assert.Contains("/", page.Links);
        Assert.Contains(heading, pair.Phone.Page.Words, StringComparison.Ordinal);
        Assert.Contains("パソコンの画面をご覧", pair.Phone.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gives_up_at_the_phones_service_is_back_where_she_was()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        (await pair.FinishesAsync("", answer: "cancel")).MustBe("0.1");
        Assert.Contains("中止しました", pair.Phone.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_that_is_down_before_it_was_asked_is_said_on_both()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksToSignAsync();
        await pair.TypesAsync(await pair.ClaimsAsync());
        await world.WithoutProviderAsync(() => pair.Phone.SubmitAsync("main form"));
        Assert.Contains("いま利用できません", pair.Phone.Page.Words, StringComparison.Ordinal);
        Assert.Contains("いま利用できません", (await pair.Computer.OpenAsync(pair.CodePath)).MustBe("0.5").Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_that_is_down_is_said_on_both()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var back = await pair.AnswersAsync(PhoneHolder.Pin);
        await world.WithoutProviderAsync(() => pair.Phone.OpenAsync(back));
        Assert.Contains("いま利用できません", pair.Phone.Page.Words, StringComparison.Ordinal);
        Assert.Contains("いま利用できません", (await pair.Computer.OpenAsync(pair.CodePath)).MustBe("0.5").Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Either_side_can_end_it()
    {
        var (onComputer, onPhone) = (new ComputerAndPhone(world), new ComputerAndPhone(world));
        await onComputer.AsksAsync();
        await onComputer.ClaimsAsync();
        (await onComputer.Computer.SubmitAsync("main form[action$='cancel']")).MustBe("0.1");
        Assert.Contains("中止しました", (await onComputer.Phone.OpenAsync("/cards/number")).Words, StringComparison.Ordinal);
        await onPhone.AsksAsync();
        await onPhone.ClaimsAsync();
        await onPhone.Phone.SubmitAsync("main form[action$='cancel']");
        Assert.Contains("中止されました", (await onPhone.Computer.OpenAsync(onPhone.CodePath)).Words, StringComparison.Ordinal);
    }
}
