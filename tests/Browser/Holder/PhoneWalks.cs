using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>
/// Row 0.8, and an application without any card reader: everything that a card does is done by phone for a computer that shows a code. ThreadWalk does
/// the same in the phone's own browser.
/// </summary>
public sealed class PhoneWalks(SharedScene shared, WalkRecord record) : IClassFixture<SharedScene>
{
    /// <summary>A phone's width only: with scripts in Japanese, without them in English.</summary>
    public static TheoryData<Setting> Phones => [new Setting(360, true, "ja"), new Setting(360, false, "en")];

    [Theory]
    [MemberData(nameof(Phones))]
    public async Task Each_failure_of_the_phone_at_the_signature_has_its_page_and_loses_nothing(Setting setting)
    {
        var holder = await HolderAsync(setting);
        var walk = holder.Walk;
        await holder.Open("/");
        await walk.At("0.1", "by-phone");
        await walk.Press("登録・ログイン");
        await walk.At("0.8");
        await UseAsync(walk, "hanako", HolderActs.Pin, "0.2", "0.3", "0.4");
        await walk.At("1.3.1");
        await holder.BeginFromTheList("介護福祉士", "資格管理団体へ登録している");
        await UseAsync(walk, "hanako", HolderActs.Pin, "1.5.5", "1.5.6", "1.5.7");
        await walk.At("1.5.8");
        await walk.Press("次へ");
        await holder.AnswerAsRegistered("D-0123456", "ヤマダ　ハナコ");
        await holder.CheckAndConsent();
        await new PhoneFailures(holder, shared.Scene).WalkAsync("D-0123456");
        await UseAsync(walk, "hanako", HolderActs.Password, "1.5.13", "1.5.14", "1.5.15");
        await walk.At("1.6.1");
    }

    /// <summary>A computer and a phone: with scripts in Japanese, without them in English.</summary>
    public static TheoryData<Setting> Computers => [new Setting(1280, true, "ja"), new Setting(1280, false, "en")];

    [Theory]
    [MemberData(nameof(Computers))]
    public async Task Holder_at_a_computer_signs_in_reads_the_facts_and_signs_with_a_phone_beside_it(Setting setting)
    {
        var (holder, phone) = (await AtComputerAsync(setting), (await HolderAsync(setting with { Width = 360 })).Walk);
        var walk = holder.Walk;
        await holder.Open("/");
        await walk.At("0.1", "with-phone");
        await walk.Press("スマートフォンで登録・ログイン");
        await HandOverAsync(walk, phone, setting, HolderActs.Pin, "0.2", "0.3", "0.4");
        await walk.At("1.3.1");
        await holder.BeginFromTheList("介護福祉士", "資格管理団体へ登録している");
        await HandOverAsync(walk, phone, setting, HolderActs.Pin, "1.5.5", "1.5.6", "1.5.7");
        await walk.At("1.5.8");
        await walk.Press("次へ");
        await holder.AnswerAsRegistered("D-0123457", "ヤマダ　ハナコ");
        await holder.CheckAndConsent();
        await HandOverAsync(walk, phone, setting, HolderActs.Password, "1.5.13", "1.5.14", "1.5.15");
        await walk.At("1.6.1");
    }

    [Theory]
    [MemberData(nameof(Computers))]
    public async Task Each_end_of_a_code_has_its_page_and_the_way_back(Setting setting)
    {
        var (holder, phone) = (await AtComputerAsync(setting), (await HolderAsync(setting with { Width = 360 })).Walk);
        var (walk, stranger) = (holder.Walk, (await HolderAsync(setting with { Width = 360 })).Walk);
        stranger.Expects(404);
        await holder.Open("/");
        await walk.Press("スマートフォンで登録・ログイン");
        await walk.At("0.8", "code");
        if (setting.Script) await ScriptChecks.MustAskSeldomAsync(walk);
        var address = await TakeAsync(walk, phone);
        if (setting.Script) await ScriptChecks.MustHavePressWithoutScriptAsync(phone, "次へ");
        await stranger.Page.GotoAsync(address);
        await stranger.At("0.8", "in-use");
        await phone.Press("中止する");
        await phone.At("0.8", "given-up-on-phone");
        await LookAgainAsync(walk, setting);
        await Expect(walk.Page.Locator("[data-handover]")).ToHaveCountAsync(0);
        await walk.At("0.8", "given-up");
        await stranger.Page.GotoAsync(address);
        await stranger.At("0.8", "unknown");
        await walk.Press("やりなおす");
        await walk.Press("スマートフォンで登録・ログイン");
        await walk.At("0.8", "code-again");
        await walk.Press("このブラウザーで続ける");
        await new PhoneActs(walk).ChooseAsync("hanako", "cancel");
        await walk.At("0.1", "with-phone");
    }

    [Theory]
    [MemberData(nameof(Phones))]
    public async Task Locked_card_has_its_page_and_the_way_back(Setting setting)
    {
        var holder = await HolderAsync(setting);
        var walk = holder.Walk;
        walk.Expects(422);
        await holder.Open("/");
        await walk.Press("登録・ログイン");
        await walk.At("0.8");
        await new PhoneActs(walk).ChooseAsync("hanako", "locked");
        await walk.At("0.5", "locked-by-phone");
        await Expect(walk.Page.Locator("main")).ToContainTextAsync(walk.Within("暗証番号がロックされています"));
        await walk.Press("もとの画面に戻る");
        await walk.At("0.1", "by-phone");
        await walk.Press("カードリーダーで登録・ログイン");
        await walk.At("0.8", "either");
        if (setting.Script) await ScriptChecks.MustAskSeldomAsync(walk);
    }

    /// <summary>Row 0.9 on a computer with a reader: the phone is added by two signatures, and removed again.</summary>
    [Theory]
    [MemberData(nameof(Phones))]
    public async Task Holder_adds_the_phone_to_her_account_and_removes_it(Setting setting)
    {
        var holder = await shared.HolderAsync("taro", setting, nameof(PhoneWalks));
        var walk = holder.Walk;
        await holder.SignIn();
        await walk.Press("マイページへ");
        await walk.Press("ログインの方法と履歴へ");
        await walk.At("0.9", "one-way");
        await walk.Press("スマートフォンを追加する");
        await walk.At("0.9", "join-sign-in");
        await walk.Press("次へ");
        await walk.Press("このブラウザーで続ける");
        await UseAsync(walk, "taro", HolderActs.Pin, "0.2", "0.3", "0.4");
        await walk.At("0.9", "join-sign-by-phone");
        await walk.Press("次へ");
        await walk.Press("このブラウザーで続ける");
        await UseAsync(walk, "taro", HolderActs.Password, "1.5.13", "1.5.14", "1.5.15");
        await walk.At("0.9", "join-sign-in-again");
        await walk.Press("次へ");
        await holder.GoToAgent();
        await holder.SignInAtAgent();
        await walk.At("0.9", "join-sign-by-reader");
        await walk.Press("次へ");
        await holder.UseCardUntilDone("1.5.12", "1.5.13", "1.5.14", "1.5.15", HolderActs.Password);
        await walk.Press("次へ");
        await walk.At("0.9", "two-ways");
        await Expect(walk.Page.Locator("main")).ToContainTextAsync(walk.Within("最近、ログインの方法が変わりました"));
        await walk.Press("この方法を外す");
        await walk.At("0.9", "remove");
        await walk.Press("この方法を外す");
        await walk.At("0.9", "removed");
    }

    private async Task<HolderActs> HolderAsync(Setting setting) =>
        new(new Walk(await shared.Scene.BrowserAsync(setting, device: PhoneActs.Device), setting, nameof(PhoneWalks), record), shared.Scene, setting);

    private async Task<HolderActs> AtComputerAsync(Setting setting) =>
        new(new Walk(await shared.Scene.BrowserAsync(setting), setting, nameof(PhoneWalks), record), shared.Scene, setting);

    // From the code on the computer to the phone's last page. What moves by itself with scripts needs a press without them.
    private static async Task HandOverAsync(Walk walk, Walk phone, Setting setting, string secret, params string[] screens)
    {
        await walk.At("0.8", "code");
        await TakeAsync(walk, phone);
        var number = await phone.Page.Locator(".hand-over__number").InnerTextAsync();
        await LookAgainAsync(walk, setting);
        await walk.Page.Locator("#number").FillAsync("12");
        await walk.Press("次へ");
        await walk.MustShowErrorAsync("number");
        await walk.Page.Locator("#number").FillAsync(number);
        await walk.Press("次へ");
        await walk.At("0.8", "phone");
        await LookAgainAsync(phone, setting);
        await UseAsync(phone, "hanako", secret, screens);
        await phone.At("0.8", "done");
        await LookAgainAsync(walk, setting);
    }

    // What the camera sees, opened and taken.
    private static async Task<string> TakeAsync(Walk walk, Walk phone)
    {
        var picture = Path.Combine(Directory.CreateTempSubdirectory("akashi-code-").FullName, "screen.png");
        await walk.Page.ScreenshotAsync(new() { Path = picture });
        var address = await PrintedCode.InAsync(picture);
        Assert.Equal(await walk.Page.Locator("[data-phone-address]").TextContentAsync(), address);
        await phone.Page.GotoAsync(address);
        await phone.At("0.8", "offer");
        await phone.Press("次へ");
        await phone.At("0.8", "number");
        return address;
    }

    private static Task LookAgainAsync(Walk walk, Setting setting) => setting.Script ? Task.CompletedTask : walk.Press("次へ");

    // What the phone's own pages ask, and the press that leads back.
    private static async Task UseAsync(Walk walk, string persona, string secret, params string[] screens)
    {
        await new PhoneActs(walk).ReadAsync(persona, secret, screens[0], screens[1], screens[2]);
        await walk.Press("次へ");
    }
}
