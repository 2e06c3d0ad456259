using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>Threat C14 as a person meets it: a family's cards lie side by side, and the wrong one is in the reader.</summary>
[Collection(nameof(HolderScene))]
public sealed class OtherCardWalks(SharedScene shared)
{
    private const string Whose =
        "いま置かれているカードは、鈴木　太郎 さんのカードのようです。ログインしたときのカードではないため、この申請には使えません。";

    private const string NothingLost = "入力した内容と添付した書類は保存されています。";

    public static TheoryData<Setting> Settings => [new Setting(360, true, "ja"), new Setting(360, false, "en"), new Setting(1280, true, "en")];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Taros_card_in_Hanakos_application_is_refused_at_reading_and_signature_and_hers_goes_on(Setting setting)
    {
        var holder = await shared.HolderAsync("hanako", setting, nameof(OtherCardWalks));
        var page = holder.Walk.Page;
        await holder.SignIn();
        await holder.BeginInitialRegistration(Qualification(setting), "資格管理団体へ登録している");

        await shared.Scene.PutCardAsync("taro");
        await holder.UseCardUntilDone("1.5.4", "1.5.5", "1.5.6", "1.5.7", HolderActs.Pin);
        await holder.Walk.Press("次へ");
        await MustBeRefusedAsync(holder, setting, "reading");
        await holder.Walk.Press("カードを読み取りなおす");
        await holder.Walk.At("1.5.3");
        await shared.Scene.PutCardAsync("hanako");
        await holder.Walk.Press("次へ");
        await holder.ReadFacts("山田　花子");

        await holder.AnswerGeneric("0123456");
        await holder.Attach("certificate-copy", "登録証.png");
        await holder.Walk.Press("次へ");
        await shared.Scene.PutCardAsync("taro");
        await holder.CheckAndConsent();
        await holder.SignUntilDone();
        await holder.Walk.Press("次へ");
        await MustBeRefusedAsync(holder, setting, "signature");
        await page.ReloadAsync();
        await Expect(page.Locator("main")).ToContainTextAsync(holder.Walk.Within(NothingLost));
        holder.Walk.Expects(422);
        await holder.Walk.Press("電子署名をやりなおす");
        await shared.Scene.PutCardAsync("hanako");
        await holder.Walk.At("1.5.11");
        await page.Locator("main input[type=checkbox]").CheckAsync();
        await holder.Walk.Press("次へ");
        await holder.SignUntilDone();
        await holder.Walk.Press("次へ");
        await holder.Walk.At("1.6.1");
    }

    [Fact]
    public async Task Holder_of_the_other_card_signs_out_and_in_with_it()
    {
        var holder = await shared.HolderAsync("hanako", new Setting(360, true), nameof(OtherCardWalks));
        await holder.SignIn();
        await holder.BeginInitialRegistration("歯科技工士", "資格管理団体へ登録している");
        await shared.Scene.PutCardAsync("taro");
        await holder.UseCardUntilDone("1.5.4", "1.5.5", "1.5.6", "1.5.7", HolderActs.Pin);
        await holder.Walk.Press("次へ");
        holder.Walk.Expects(422);
        await holder.Walk.Press("ログアウトして、別のカードでログインする");
        await holder.Walk.At("0.1");
        await holder.SignIn();
        await Expect(holder.Walk.Page.Locator("main .card", new() { HasText = "歯科技工士" })).ToHaveCountAsync(0);
    }

    private static async Task MustBeRefusedAsync(HolderActs holder, Setting setting, string where)
    {
        var page = holder.Walk.Page;
        await Expect(page.Locator("main .notice")).ToContainTextAsync(holder.Walk.Within(Whose));
        await Expect(page.Locator("main")).ToContainTextAsync(holder.Walk.Within(NothingLost));
        holder.Walk.Expects(422);
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
        var picture = $"other-card-{where}-{setting.Name}.png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(WalkRecord.Folder, "pictures", picture), FullPage = true });
    }

    // Each walk signs its own application.
    private static string Qualification(Setting setting) =>
        (setting.Width, setting.Script) switch { (360, true) => "公認心理師", (360, false) => "臨床工学技士", _ => "栄養士" };
}
