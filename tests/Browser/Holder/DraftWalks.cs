using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>No input of a holder is lost. At 320 px, which is also a window of 1280 px at 400 %. Each walk has its own qualification.</summary>
[Collection(nameof(HolderScene))]
public sealed class DraftWalks(SharedScene shared)
{
    private static readonly Setting Narrow = new(320, true);

    [Fact]
    public async Task Draft_survives_closing_the_browser_and_is_offered_at_home_with_its_attachment()
    {
        const string Qualification = "視能訓練士";
        var holder = await AtAnswersAsync(Qualification);
        await holder.Walk.Page.Locator("[name=registration-number]").FillAsync("012345");
        await holder.Attach("certificate-copy", "登録証.png");
        await holder.Walk.Press("ファイルを追加する");
        await Expect(holder.Walk.Page.Locator(".file-list__name a")).ToHaveTextAsync("登録証.png");
        await holder.Walk.Page.Context.CloseAsync();

        var again = await shared.HolderAsync("hanako", Narrow, nameof(DraftWalks));
        await again.SignIn();
        await again.Walk.Page.Locator("main .card", new() { HasText = Qualification }).GetByRole(AriaRole.Link).ClickAsync();
        await again.Walk.At("1.5.9");
        await Expect(again.Walk.Page.Locator("[name=registration-number]")).ToHaveValueAsync("012345");
        await Expect(again.Walk.Page.Locator(".file-list__name a")).ToHaveTextAsync("登録証.png");

        await again.Open("/applications/mine");
        var card = again.Walk.Page.Locator("main .card", new() { HasText = Qualification });
        await Expect(card).ToContainTextAsync("「情報の入力」の途中です。");
        await card.GetByRole(AriaRole.Link, new() { NameRegex = new("^削除する") }).ClickAsync();
        await again.Walk.At("1.7.4");
        await again.Walk.Press("削除する");
        await again.Walk.At("1.7.1");
        await Expect(card).ToHaveCountAsync(0);
    }

    // Row 1.7.4, begun anew each time.
    [Theory]
    [MemberData(nameof(Setting.Pairwise), MemberType = typeof(Setting))]
    public async Task Draft_is_offered_where_the_person_comes_in_and_can_be_removed(Setting setting)
    {
        const string Qualification = "管理栄養士";
        var holder = await shared.SignedInAsync("hanako", setting, nameof(DraftWalks));
        await holder.Open("/applications/choose");
        await holder.Walk.Press(Qualification);
        await holder.Walk.Press("手続きをはじめる");
        await holder.Walk.At("1.5.2");
        await holder.Walk.Page.Context.CloseAsync();

        var again = await shared.SignedInAsync("hanako", setting, nameof(DraftWalks));
        var (walk, page) = (again.Walk, again.Walk.Page);
        await again.Open("/home");
        await Expect(Card().First).ToBeVisibleAsync();
        await walk.At("1.3.1", "draft");
        await again.Open("/applications/mine");
        await Card().GetByRole(AriaRole.Link, new() { NameRegex = walk.Within("削除する") }).ClickAsync();
        await walk.At("1.7.4");
        await walk.Press("削除する");
        await walk.At("1.7.1", "draft-removed");
        await Expect(Card()).ToHaveCountAsync(0);

        ILocator Card() => page.Locator("main .card", new() { HasTextRegex = walk.Within(Qualification) });
    }

    // Row 1.5.9: each press leads back to the page itself, so that reloading, going back and pressing again do what they say.
    [Theory]
    [InlineData(true, "通関士", 360)]
    [InlineData(false, "公認会計士", 360)]
    [InlineData(true, "司法書士", 1280)]
    public async Task Files_are_added_and_removed_and_the_way_goes_on(bool script, string qualification, int width)
    {
        var holder = await AtAnswersAsync(qualification, new Setting(width, script));
        var (walk, page, files) = (holder.Walk, holder.Walk.Page, holder.Walk.Page.Locator(".file-list__name a"));
        var address = page.Url;
        await holder.AnswerGeneric("第０１２３４５号");
        await page.Locator("[name=email]").FillAsync("まだ正しくない");
        await AddAsync(holder, "登録証.png");
        await Expect(files).ToHaveTextAsync("登録証.png");
        Assert.Equal(address + "#file_certificate-copy", page.Url);
        await Expect(page.Locator("[name='file.certificate-copy']")).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Expect(files).ToHaveCountAsync(1);
        await Expect(page.Locator("[name=email]")).ToHaveValueAsync("まだ正しくない");
        await page.GetByRole(AriaRole.Button, new() { Name = "削除する" }).ClickAsync();
        await Expect(files).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(files).ToHaveCountAsync(0);
        await AddAsync(holder, "登録証.png");
        await Expect(files).ToHaveCountAsync(1);
        await page.GoBackAsync();
        await page.GoForwardAsync();
        await walk.At("1.5.9");
        await Expect(files).ToHaveCountAsync(1);
        await walk.Press("次へ");
        await walk.MustShowErrorAsync("email");
        await page.Locator("[name=email]").FillAsync("");
        await walk.Press("次へ");
        await walk.At("1.5.10");
        await Expect(Row(holder, "登録番号")).ToContainTextAsync("入力した「第０１２３４５号」を、この表記にそろえました。");
    }

    // Row 1.5.10.
    [Theory]
    [InlineData(true, "測量士")]
    [InlineData(false, "技術士補")]
    public async Task Change_at_the_check_page_leads_to_the_field_itself(bool script, string qualification)
    {
        var holder = await AtCheckAsync(qualification, new Setting(320, script));
        var page = holder.Walk.Page;
        foreach (var (label, field) in new[]
        {
            ("登録番号", "[name=registration-number]"), ("登録年月日", "[name='registered-on.era']"),
            ("登録証（免許証）の写し", "[name='file.certificate-copy']"), ("登録状況", "[name=state] >> nth=0"),
        })
        {
            await Row(holder, label).GetByRole(AriaRole.Link, new() { Name = "変更する" }).ClickAsync();
            await Expect(page.Locator(field)).ToBeFocusedAsync();
            await Expect(page.Locator(field)).ToBeInViewportAsync();
            await page.GoBackAsync();
            await holder.Walk.At("1.5.10");
        }
    }

    // Row 1.5.10.
    [Fact]
    public async Task Change_at_the_check_page_changes_one_answer_and_comes_back()
    {
        var holder = await AtCheckAsync("理容師");
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
        var holder = await AtAnswersAsync("美容師");
        var page = holder.Walk.Page;
        await holder.AnswerGeneric("012345");
        await page.Context.SetOfflineAsync(true);
        await holder.Walk.Press("次へ");
        await Expect(page.Locator("main")).ToHaveCountAsync(0);
        await page.Context.SetOfflineAsync(false);
        holder.Walk.Forgive();
        // The form went to its own address, so the browser's error page replaced it; reloading sends the input again.
        await page.ReloadAsync();
        await holder.Walk.At("1.5.9");
        await Expect(page.Locator("[name=registration-number]")).ToHaveValueAsync("012345");
        await Expect(page.Locator("[name='registered-on.month']")).ToHaveValueAsync("4");
        await holder.Attach("certificate-copy", "登録証.png");
        await holder.Walk.Press("次へ");
        await holder.Walk.At("1.5.10");
    }

    // Row 1.5.9 on several pages: with a script what applies is asked at once, and the check page leads to what a changed answer asks for.
    [Fact]
    public async Task Questions_that_an_answer_brings_are_there_at_once_and_the_rest_stays_as_it_is()
    {
        var holder = await AtQuestionsAsync("保育士", new Setting(360, true));
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        await page.Locator("[name=not-disqualified]").CheckAsync();
        await page.Locator("[name=basis][value=school]").CheckAsync();
        await Expect(page.Locator("[name='graduated-in.year']")).ToBeVisibleAsync();
        await Expect(page.Locator("[name=basis][value=school]")).ToBeFocusedAsync();
        await page.Locator("[name=basis][value=examination]").CheckAsync();
        await Expect(page.Locator("[name='graduated-in.year']")).ToHaveCountAsync(0);
        await Expect(page.Locator("[name=not-disqualified]")).ToBeCheckedAsync();
        await walk.At("1.5.9");
        await FillMonthAsync(page, "passed-in");
        await page.Locator("[name=passed-at]").FillAsync("東京都");
        await walk.Press("次へ");
        await AnswerPersonAsync(holder);
        await holder.Attach("pass-certificate", "合格通知書.png");
        await holder.Attach("family-register", "戸籍抄本.png");
        await walk.Press("次へ");
        await walk.At("1.5.10");
        await Row(holder, "保育士となる資格").GetByRole(AriaRole.Link, new() { Name = "変更する" }).ClickAsync();
        await page.Locator("[name=basis][value=school]").CheckAsync();
        await FillMonthAsync(page, "graduated-in");
        await walk.Press("次へ");
        await Expect(page.Locator("[name='file.graduation']")).ToBeAttachedAsync();
        await walk.At("1.5.9");
        await holder.Attach("graduation", "卒業証明書.png");
        await walk.Press("次へ");
        await walk.At("1.5.10");
        await Expect(Row(holder, "保育士となる資格")).ToContainTextAsync("指定保育士養成施設を卒業した");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("試験を受けた都道府県");
    }

    // Row 1.5.9 without a script: the same comes with 「次へ」, and going back keeps what was typed.
    [Fact]
    public async Task Questions_that_an_answer_brings_come_with_the_next_press_without_a_script()
    {
        var holder = await AtQuestionsAsync("社会保険労務士", new Setting(1280, false));
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        await FillMonthAsync(page, "passed-in");
        await page.Locator("[name=works-as][value=practice]").CheckAsync();
        await page.Locator("[name=not-disqualified]").CheckAsync();
        await Expect(page.Locator("[name='office.code']")).ToHaveCountAsync(0);
        await walk.Press("入力に合わせて表示を更新する");
        await walk.At("1.5.9");
        await page.Locator("[name='office.code']").FillAsync("100-0001");
        await page.Locator("[name='office.text']").FillAsync("東京都千代田区千代田１－１");
        await walk.Press("次へ");
        await Expect(page.Locator("[name=kana]")).ToBeAttachedAsync();
        await walk.At("1.5.9");
        await page.Locator("[name=kana]").FillAsync("漢字");
        await walk.Press("戻る");
        await Expect(page.Locator("[name='office.text']")).ToHaveValueAsync("東京都千代田区千代田１－１");
        await walk.Press("次へ");
        await Expect(page.Locator("[name=kana]")).ToHaveValueAsync("漢字");
        await AnswerPersonAsync(holder);
    }

    private async Task<HolderActs> AtQuestionsAsync(string qualification, Setting setting)
    {
        var holder = await shared.HolderAsync("hanako", setting, nameof(DraftWalks));
        await holder.SignIn();
        await holder.BeginFromTheList(qualification, "登録していない");
        await holder.ReadFacts("山田　花子");
        await holder.Walk.At("1.5.9");
        return holder;
    }

    // The pages "person" and "contact".
    private static async Task AnswerPersonAsync(HolderActs holder)
    {
        var page = holder.Walk.Page;
        await Expect(page.Locator("[name=kana]")).ToBeAttachedAsync();
        await holder.Walk.At("1.5.9");
        await page.Locator("[name=kana]").FillAsync("ヤマダ　ハナコ");
        await page.Locator("[name='domicile.is'][value=Prefecture]").CheckAsync();
        await page.Locator("[name='domicile.prefecture']").SelectOptionAsync("Tokyo");
        await holder.Walk.Press("次へ");
        await page.Locator("[name=phone]").FillAsync("03-1234-5678");
        await holder.Walk.Press("次へ");
        await Expect(page.Locator("[name^='file.']").First).ToBeAttachedAsync();
        await holder.Walk.At("1.5.9");
    }

    private static async Task FillMonthAsync(IPage page, string field)
    {
        await page.Locator($"[name='{field}.era']").SelectOptionAsync("Reiwa");
        await page.Locator($"[name='{field}.year']").FillAsync("7");
        await page.Locator($"[name='{field}.month']").FillAsync("3");
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

    private async Task<HolderActs> AtCheckAsync(string qualification, Setting? setting = null)
    {
        var holder = await AtAnswersAsync(qualification, setting);
        await holder.AnswerGeneric("0012345");
        await holder.Attach("certificate-copy", "登録証.png");
        await holder.Walk.Press("次へ");
        await holder.Walk.At("1.5.10");
        return holder;
    }

    private static async Task AddAsync(HolderActs holder, string name)
    {
        await holder.Attach("certificate-copy", name);
        await holder.Walk.Press("ファイルを追加する");
    }

    private async Task<HolderActs> AtAnswersAsync(string qualification, Setting? setting = null)
    {
        var holder = await shared.SignedInAsync("hanako", setting ?? Narrow, nameof(DraftWalks));
        await holder.BeginFromTheList(qualification, "資格管理団体へ登録している");
        await holder.ReadFacts("山田　花子");
        await holder.Walk.At("1.5.9");
        return holder;
    }

    private static ILocator Row(HolderActs holder, string label) => holder.Walk.Page.Locator(".summary-list__row", new() { HasText = label }).First;
}
