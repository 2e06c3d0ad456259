using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>Row 0.6: a session that is about to end, and one that has ended. Each walk has its own qualification.</summary>
[Collection(nameof(HolderScene))]
public sealed class SessionWalks(SharedScene shared)
{
    private const string Phone = "06-1234-9876";
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(31);

    // Two tabs of one browser; the test moves the browser's clock.
    [Fact]
    public async Task Warning_comes_two_minutes_before_and_one_press_extends_the_session_in_all_tabs()
    {
        var (holder, field) = await AtAnswersAsync("理学療法士", Setting.Phone, "hanako");
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        await page.Context.Clock.InstallAsync();
        await page.ReloadAsync();
        var other = await shared.NextTabAsync(holder, Setting.Phone, nameof(SessionWalks));
        await other.Open("/home");
        await field.FillAsync(Phone);
        var (here, there) = (page.GetByRole(AriaRole.Alertdialog), other.Walk.Page.GetByRole(AriaRole.Alertdialog));
        await page.Context.Clock.FastForwardAsync("27:30");
        await Expect(here).ToHaveCountAsync(0);
        await page.Context.Clock.FastForwardAsync("00:45");
        await Expect(here).ToBeVisibleAsync();
        await Expect(there).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "延長する" })).ToBeFocusedAsync();
        await walk.At("1.5.9", "warned");
        await MustFitAsync(page, here);
        await walk.Press("延長する");
        await Expect(here).ToHaveCountAsync(0);
        await Expect(there).ToHaveCountAsync(0);
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync(Phone);
        await page.Context.Clock.FastForwardAsync("30:30");
        await Expect(here).ToContainTextAsync("ログインの有効時間が切れました");
    }

    [Theory]
    [InlineData(360, true, "ja", "作業療法士")]
    [InlineData(360, false, "en", "歯科技工士")]
    [InlineData(1280, false, "ja", "臨床検査技師")]
    public async Task Form_sent_after_the_end_comes_back_to_the_same_person(int width, bool script, string language, string qualification)
    {
        var (holder, field) = await AtAnswersAsync(qualification, new Setting(width, script, language), "hanako");
        var walk = holder.Walk;
        await field.FillAsync(Phone);
        await shared.Scene.WithClockAsync(Idle, async () =>
        {
            await walk.Press("次へ");
            await walk.At("0.6", "kept");
            await walk.Press("ログインの画面へ");
            await walk.At("0.1");
            await walk.Press("登録・ログイン");
            await holder.GoToAgent();
            await holder.SignInAtAgent();
            await walk.At("1.5.9", "again");
            await Expect(field).ToHaveValueAsync(Phone);
        });
    }

    [Fact]
    public async Task Another_person_who_signs_in_there_sees_nothing_of_it()
    {
        var (holder, field) = await AtAnswersAsync("歯科衛生士", new Setting(1280, true, "en"), "hanako");
        var walk = holder.Walk;
        await field.FillAsync(Phone);
        await shared.Scene.WithClockAsync(Idle, async () =>
        {
            await walk.Press("次へ");
            await walk.At("0.6", "kept");
            await shared.Scene.PutCardAsync("yoshino");
            await walk.Press("ログインの画面へ");
            await walk.Press("登録・ログイン");
            await holder.GoToAgent();
            await holder.SignInAtAgent();
            // In the language that this person chose before.
            await Expect(walk.Page.Locator("main[data-screen~='1.3.1']")).ToBeVisibleAsync();
            await Expect(walk.Page.Locator("body")).Not.ToContainTextAsync(Phone);
        });
    }

    // With a script, the browser's own way back, too.
    [Theory]
    [InlineData(true, "臨床工学技士")]
    [InlineData(false, "義肢装具士")]
    public async Task Back_loses_nothing_that_was_typed(bool script, string qualification)
    {
        var (holder, field) = await AtAnswersAsync(qualification, new Setting(360, script), "hanako");
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        var address = page.Url;
        await field.FillAsync(Phone);
        await walk.Press("戻る");
        await walk.At("1.5.8");
        await page.GotoAsync(address);
        // The draft keeps an answer in its normal form.
        await Expect(field).ToHaveValueAsync(Phone.Replace("-", "", StringComparison.Ordinal));
        if (!script) return;
        await field.FillAsync("06-9999-1111");
        await holder.Open("/home");
        await walk.At("1.3.1");
        await Wait.UntilAsync(async () =>
        {
            await page.GotoAsync(address);
            return await field.InputValueAsync() == "06-9999-1111";
        });
    }

    // At 400 % a window of 1280 by 720 px is one of 320 by 180.
    private static async Task MustFitAsync(IPage page, ILocator dialog)
    {
        await page.SetViewportSizeAsync(320, 180);
        var box = (await dialog.BoundingBoxAsync())!;
        Assert.True(box is { X: >= 0, Y: >= 0 } && box.X + box.Width <= 320 && box.Y + box.Height <= 180, $"The dialog is {box.Width} by {box.Height} px.");
        await page.SetViewportSizeAsync(360, 800);
    }

    private async Task<(HolderActs Holder, ILocator Phone)> AtAnswersAsync(string qualification, Setting setting, string persona)
    {
        var holder = await shared.HolderAsync(persona, setting, nameof(SessionWalks));
        await holder.SignIn();
        await holder.BeginFromTheList(qualification, "資格管理団体へ登録している");
        await holder.ReadFacts("山田　花子");
        await holder.Walk.At("1.5.9");
        return (holder, holder.Walk.Page.Locator("[name=phone]"));
    }
}
