using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>What goes wrong with card and agent, and the way on (row 0.5).</summary>
[Collection(nameof(HolderScene))]
public sealed partial class CardWalks(SharedScene shared)
{
    private static readonly Setting Phone = new(360, true);

    // Row 0.2: the keypad is beside the field, which keyboard and screen reader use as usual.
    [Fact]
    public async Task PIN_can_be_entered_by_the_keys_on_the_page_alone()
    {
        var holder = await shared.HolderAsync("hanako", Phone, nameof(CardWalks));
        var page = holder.Walk.Page;
        await page.GotoAsync(shared.Scene.Stack.Settings.Service.ToString());
        await holder.Walk.Press("登録・ログイン");
        await holder.GoToAgent();
        foreach (var key in new[] { "1", "2", "9", "1字消す", "3", "4", "5" }) await holder.Walk.Press(key);
        await Expect(page.Locator("[data-keypad] [role=status]")).ToHaveTextAsync("4桁入力しました");
        await holder.Walk.At("0.2");
        await holder.Walk.Press("次へ");
        await holder.Walk.At("0.3");
        await holder.Walk.Press("読み取り開始");
        await holder.Walk.At("0.4");
        // Finish, because an agent that is still busy with a request turns the next walk away.
        await holder.Walk.Press("次へ");
        await holder.Walk.At("1.3.1");
    }

    [Theory]
    [MemberData(nameof(Setting.Pairwise), MemberType = typeof(Setting))]
    public async Task Without_an_agent_the_page_says_what_to_do(Setting setting)
    {
        var holder = await shared.HolderAsync("hanako", setting, nameof(CardWalks));
        var page = holder.Walk.Page;
        await shared.Scene.Stack.Find("card-agent").KillAsync();
        try
        {
            await page.GotoAsync(shared.Scene.Stack.Settings.Service.ToString());
            await holder.Walk.Press("登録・ログイン");
            // U1: it stays, with the help first, until a press.
            await Expect(page.Locator("main ol.instructions")).ToBeVisibleAsync();
            await holder.Walk.At("0.5", "agent-first");
            await holder.Walk.Press("カードの読み取りへ進む");
            // The browser itself reports that nothing answers; a person goes back.
            await Expect(page).ToHaveURLAsync(ErrorPage());
            await GoBackAsync(page);
            var (where, words) = setting.Script
                ? ("[data-no-agent] .notice__heading", "カードリーダー用アプリが見つかりません")
                : ("main noscript p", "「カードの読み取りへ進む」を押してください。画面が開かないときは、カードリーダー用アプリが動いていることを確認してください。");
            await Expect(page.Locator(where)).ToBeVisibleAsync();
            await Expect(page.Locator(where)).ToHaveTextAsync(holder.Walk.Exactly(words));
            holder.Walk.Forgive();
            await holder.Walk.At("0.5", "no-agent");
        }
        finally
        {
            await shared.Scene.Stack.StartCardAgentAsync(TestContext.Current.CancellationToken);
        }
    }

    // Chromium reloads its own error page now and then. A way back that is cut short by such a reload is gone once more, as a person would.
    private static Task GoBackAsync(IPage page) => Wait.UntilAsync(async () =>
    {
        try
        {
            await page.GoBackAsync();
        }
        catch (PlaywrightException e) when (e.Message.Contains("ERR_CONNECTION_REFUSED", StringComparison.Ordinal))
        {
            return !ErrorPage().IsMatch(page.Url);
        }
        return true;
    });

    [GeneratedRegex("^chrome-error:")]
    private static partial Regex ErrorPage();
}
