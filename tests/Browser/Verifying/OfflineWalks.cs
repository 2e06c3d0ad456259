using System.Text.RegularExpressions;
using Akashi.Browser.Tests.Deciding;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>Row 4.4.3: what was opened once opens and decides without a network (threats F1 and F2).</summary>
[Collection(nameof(DecidingScene))]
public sealed partial class OfflineWalks(SharedScene shared)
{
    public static TheoryData<Setting> Both => [Setting.Phone, Setting.EnglishDesk];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Row_4_4_3_after_one_visit_the_address_of_a_code_opens_and_is_decided_without_a_network(Setting setting)
    {
        var scene = await shared.VerifyingAsync();
        var walk = await OpenAsync("/w/", setting);
        var traffic = new Traffic(walk.Page);
        await KeptData.MustComeAsync(walk.Page, "/w/offline?lang=" + setting.Language);
        await CutAsync(walk);
        await walk.Page.GotoAsync(scene.Given.Url);
        await walk.At("4.4.3", "taken");
        Assert.DoesNotContain("c=", walk.Page.Url, StringComparison.Ordinal);
        await walk.Press("検証実施");
        await MustShowAsync(walk, "有効です");
        await Expect(walk.Page.Locator(".result__age")).ToHaveTextAsync(Age());
        await Expect(walk.Page.Locator("#facts")).ToContainTextAsync("小林　美咲");
        await walk.At("4.4.3", "valid");
        traffic.MustBeOfEverybody(scene.Verifier, shared.Scene.Stack.Settings.Service, scene.Given.Url);
        await walk.Press("ほかのデジタル資格者証を検証する");
        await PasteAsync(walk, scene.Codes.Ended("高橋　一郎", 7401));
        await MustShowAsync(walk, "無効です（有効期限切れ）");
        await walk.At("4.4.3", "not-valid");
        await walk.Press("ほかのデジタル資格者証を検証する");
        await PasteAsync(walk, scene.Codes.OfUnknownState("高橋　一郎", 7402));
        await MustShowAsync(walk, "確認できませんでした");
        Assert.Contains("trustList", await KeptData.MustBeOfEverybodyAsync(walk.Page, scene.Given.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_4_4_3_a_form_that_was_open_when_the_network_went_is_decided_on_the_device()
    {
        var scene = await shared.VerifyingAsync();
        var walk = await OpenAsync(new Uri(scene.Given.Url).PathAndQuery, Setting.EnglishPhone);
        await KeptData.MustComeAsync(walk.Page, "/w/offline?lang=en");
        await CutAsync(walk);
        await walk.Press("検証実施");
        await MustShowAsync(walk, "有効です");
        await walk.At("4.4.3", "on-the-device");
        Assert.DoesNotContain("c=", walk.Page.Url, StringComparison.Ordinal);
        await KeptData.MustBeOfEverybodyAsync(walk.Page, scene.Given.Url);
    }

    [Fact]
    public async Task Row_4_4_3_files_are_read_without_a_network_once_that_was_prepared()
    {
        var scene = await shared.VerifyingAsync();
        var walk = await OpenAsync("/w/offline", Setting.Desk);
        await KeptData.MustComeAsync(walk.Page, "/w/offline?lang=ja");
        await walk.At("4.4.3");
        await walk.Press("カメラとファイルの読み取りも準備する");
        await Expect(walk.Page.Locator("#prepared")).ToHaveTextAsync("準備ができました。");
        await CutAsync(walk);
        await walk.Page.GotoAsync(new Uri(scene.Verifier, "/w/").ToString());
        await walk.Page.Locator("#file").SetInputFilesAsync(scene.Given.Pdf);
        await MustShowAsync(walk, "有効です");
    }

    [GeneratedRegex(@"^(1分以内|\d+分前)（令和|^By the state of the registrations from (less than 1|\d+) min ago, \d")]
    private static partial Regex Age();

    private static Task MustShowAsync(Walk walk, string heading) => Expect(walk.Page.Locator("h1")).ToHaveTextAsync(walk.Exactly(heading));

    private static async Task PasteAsync(Walk walk, string code)
    {
        await walk.Page.Locator("#c").FillAsync(code);
        await walk.Page.Locator("#verify-form button").ClickAsync();
    }

    private static Task CutAsync(Walk walk)
    {
        walk.ExpectsNoNetwork();
        return walk.Page.Context.SetOfflineAsync(true);
    }

    private Task<Walk> OpenAsync(string path, Setting setting) => shared.AtVerifierAsync(path, setting, nameof(OfflineWalks));
}
