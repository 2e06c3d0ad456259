using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>Nothing that a holder entered is lost. At 320 px, which is also a window of 1280 px at 400 %; each walk has a qualification of its own.</summary>
public sealed class DraftWalks(SharedScene shared) : IClassFixture<SharedScene>
{
    private static readonly Setting Narrow = new(320, true);

    [Fact]
    public async Task Draft_survives_closing_the_browser_and_is_offered_at_home_with_its_attachment()
    {
        const string Qualification = "公認心理師";
        var holder = await AtAnswersAsync(Qualification);
        await holder.Walk.Fill("登録番号", "012345");
        await holder.Attach("certificate-copy", "登録証.png");
        await holder.Walk.Press("選んだファイルを添付して、この画面に残る");
        await Expect(holder.Walk.Page.Locator(".file-list__name a")).ToHaveTextAsync("登録証.png");
        await holder.Walk.Page.Context.CloseAsync();

        var again = await shared.HolderAsync("hanako", Narrow, nameof(DraftWalks));
        await again.SignIn();
        await again.Walk.Page.Locator("main .card", new() { HasText = Qualification }).GetByRole(AriaRole.Link).ClickAsync();
        await again.Walk.At("1.5.9");
        await Expect(again.Walk.Page.Locator("[name=registration-number]")).ToHaveValueAsync("012345");
        await Expect(again.Walk.Page.Locator(".file-list__name a")).ToHaveTextAsync("登録証.png");
    }

    // Row 1.5.10.
    [Fact]
    public async Task Change_at_the_check_page_changes_one_answer_and_comes_back()
    {
        var holder = await AtAnswersAsync("社会福祉士");
        await holder.AnswerGeneric("0012345");
        await holder.Attach("certificate-copy", "登録証.png");
        await holder.Walk.Press("次へ");
        await holder.Walk.At("1.5.10");
        await Row(holder, "電話番号").GetByRole(AriaRole.Link, new() { Name = "変更する" }).ClickAsync();
        await holder.Walk.At("1.5.9");
        await holder.Walk.Page.Locator("[name=phone]").FillAsync("06-9876-5432");
        await holder.Walk.Press("次へ");
        await holder.Walk.At("1.5.10");
        await Expect(Row(holder, "電話番号")).ToContainTextAsync("0698765432");
        await Expect(Row(holder, "登録番号")).ToContainTextAsync("0012345");
    }

    [Fact]
    public async Task Error_summary_takes_the_focus_and_leads_to_the_field_by_keyboard()
    {
        var holder = await AtAnswersAsync("介護支援専門員");
        var page = holder.Walk.Page;
        await holder.Walk.Press("次へ");
        await holder.Walk.MustShowErrorAsync("registration-number");
        await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[name=registration-number]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Network_cut_while_filling_in_loses_nothing_that_was_typed()
    {
        var holder = await AtAnswersAsync("保育士");
        var page = holder.Walk.Page;
        await holder.AnswerGeneric("012345");
        await page.Context.SetOfflineAsync(true);
        await holder.Walk.Press("次へ");
        await Expect(page.Locator("main")).ToHaveCountAsync(0);
        await page.Context.SetOfflineAsync(false);
        holder.Walk.Forgive();
        // The form went to its own address, so the browser's error page took its place: reloading sends again what was typed.
        await page.ReloadAsync();
        await holder.Walk.At("1.5.9");
        await Expect(page.Locator("[name=registration-number]")).ToHaveValueAsync("012345");
        await Expect(page.Locator("[name='registered-on.month']")).ToHaveValueAsync("4");
        await holder.Attach("certificate-copy", "登録証.png");
        await holder.Walk.Press("次へ");
        await holder.Walk.At("1.5.10");
    }

    [Fact]
    public async Task Double_click_at_the_submission_makes_one_application()
    {
        const string Qualification = "介護福祉士";
        var holder = await AtAnswersAsync(Qualification);
        await holder.AnswerAsRegistered("D-0123456", "ヤマダ　ハナコ");
        await holder.CheckAndConsent();
        await holder.SignUntilDone();
        await holder.Walk.Page.GetByRole(AriaRole.Button, new() { Name = "次へ", Exact = true }).DblClickAsync();
        await holder.Walk.At("1.6.1");
        await holder.Open("/applications/mine");
        await Expect(holder.Walk.Page.Locator("main .card", new() { HasText = Qualification })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Keyboard_alone_leads_from_the_start_to_the_registration_state()
    {
        var holder = await shared.HolderAsync("hanako", Narrow, nameof(DraftWalks));
        var (walk, keyboard) = (holder.Walk, new Keyboard(holder.Walk.Page));
        await walk.Page.GotoAsync(shared.Scene.Stack.Settings.Service.ToString());
        await keyboard.Press("登録・ログイン");
        await holder.GoToAgent();
        await keyboard.Type("暗証番号", HolderActs.Pin);
        await keyboard.Press("次へ");
        await walk.At("0.3");
        await keyboard.Press("読み取り開始");
        await walk.At("0.4");
        foreach (var (words, screen) in new[]
        {
            ("次へ", "1.3.1"), ("さがす", "1.3.2"), ("# 国家資格", "1.3.3"), ("国家資格の登録・各種申請", "1.4.1"),
            ("資格を追加する", "1.4.2"), ("看護師", "1.5.1"), ("手続きをはじめる", "1.5.2"),
        })
        {
            await keyboard.Press(words);
            await walk.At(screen);
        }
        await keyboard.Press("資格管理団体へ登録している", "Space");
        await keyboard.Press("次へ");
        await walk.At("1.5.3");
    }

    private async Task<HolderActs> AtAnswersAsync(string qualification)
    {
        var holder = await shared.HolderAsync("hanako", Narrow, nameof(DraftWalks));
        await holder.SignIn();
        await holder.BeginInitialRegistration(qualification, "資格管理団体へ登録している");
        await holder.ReadFacts("山田　花子");
        await holder.Walk.At("1.5.9");
        return holder;
    }

    private static ILocator Row(HolderActs holder, string label) => holder.Walk.Page.Locator(".summary-list__row", new() { HasText = label }).First;
}
