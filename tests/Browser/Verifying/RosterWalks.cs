using System.Globalization;
using System.Text;
using Akashi.Browser.Tests.Deciding;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>Row 4.5.1: a roster that stays on the device (threats T1 and T4).</summary>
[Collection(nameof(DecidingScene))]
public sealed class RosterWalks(SharedScene shared)
{
    private const string Phrase = "正しい馬の電池のホチキス";
    private const int Many = 10_000;
    private const int LongestStillMs = 5_000;

    // The longest time in which the page could have answered nobody.
    private const string Stillness =
        """
        () => {
          let last = performance.now();
          window.still = 0;
          setInterval(() => {
            window.still = Math.max(window.still, performance.now() - last);
            last = performance.now();
          }, 20);
        }
        """;

    public static TheoryData<Setting> Settings => [Setting.Phone, Setting.Desk, Setting.EnglishDesk];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Row_4_5_1_a_roster_says_what_changed_and_nothing_of_it_is_sent(Setting setting)
    {
        var scene = await shared.VerifyingAsync();
        var walk = await OpenAsync(setting);
        await Expect(walk.Page.Locator("#said")).ToHaveTextAsync(walk.Exactly("名簿にはまだだれも入っていません。"));
        await walk.At("4.5.1");
        var traffic = new Traffic(walk.Page);
        await walk.Page.Locator("#files").SetInputFilesAsync([
            scene.Given.Pdf, scene.File("=1+1.png", IssuedCodes.Picture(scene.Codes.For("高橋　一郎", 7501))), scene.File("empty.pdf", []),
            scene.File("staff.txt", Encoding.UTF8.GetBytes($"{scene.Codes.Ended("田中　花", 7502)}\r\n{scene.Codes.For("鈴木　誠", 7503)}\r\n"))]);
        await Expect(walk.Page.Locator("#rows tr")).ToHaveCountAsync(4);
        await Expect(walk.Page.Locator("#changed-rows tr")).ToHaveCountAsync(1);
        await Expect(walk.Page.Locator("#changed-rows")).ToContainTextAsync(walk.Within("新しく無効になりました"));
        await Expect(walk.Page.Locator("#missed li")).ToHaveCountAsync(1);
        await walk.At("4.5.1", "changed");
        await walk.Press("変更を確認済みにする");
        await Expect(walk.Page.Locator("#changed")).ToBeHiddenAsync();
        await walk.Page.ReloadAsync();
        await Expect(walk.Page.Locator("#rows tr")).ToHaveCountAsync(4);
        await Expect(walk.Page.Locator("#changed")).ToBeHiddenAsync();
        await walk.At("4.5.1", "unchanged");
        traffic.MustBeOfEverybody(scene.Verifier, shared.Scene.Stack.Settings.Service);
        Assert.Contains("\r\n,'=1+1.png,", Encoding.UTF8.GetString(await SavedAsync(walk, "#csv")), StringComparison.Ordinal);
        await MoveAsync(walk, scene);
    }

    [Fact]
    public async Task Row_4_5_1_ten_thousand_people_do_not_freeze_the_page()
    {
        var scene = await shared.VerifyingAsync();
        var walk = await OpenAsync(Setting.EnglishPhone);
        var codes = Enumerable.Range(0, Many).Select(i => scene.Codes.For(i.ToString(CultureInfo.InvariantCulture), 100_000 + i));
        await walk.Page.EvaluateAsync(Stillness);
        await walk.Page.Locator("#files").SetInputFilesAsync(scene.File("ward.txt", Encoding.UTF8.GetBytes(string.Join('\n', codes))));
        await Expect(walk.Page.Locator("#said")).ToContainTextAsync($"{Many} checked: 0 changed");
        await Expect(walk.Page.Locator("#rows tr")).ToHaveCountAsync(100);
        var still = await walk.Page.EvaluateAsync<double>("window.still");
        TestContext.Current.TestOutputHelper!.WriteLine($"The page stood still for {still:F0} ms at most.");
        Assert.InRange(still, 0, LongestStillMs);
        await walk.At("4.5.1", "ward");
    }

    // Through an encrypted file, to a device that has none.
    private static async Task MoveAsync(Walk walk, VerifierScene scene)
    {
        walk.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await walk.Page.Locator("#export").ClickAsync();
        await Expect(walk.Page.Locator("#phrase-error")).ToBeVisibleAsync();
        await walk.Page.Locator("#phrase").FillAsync(Phrase);
        var sealedOne = await SavedAsync(walk, "#export");
        Assert.StartsWith("akashi-roster/1\n", Encoding.Latin1.GetString(sealedOne), StringComparison.Ordinal);
        await walk.Page.Locator("#rows [data-remove]").First.ClickAsync();
        await Expect(walk.Page.Locator("#rows tr")).ToHaveCountAsync(3);
        await walk.Press("名簿をすべて消す");
        await Expect(walk.Page.Locator("#all")).ToBeHiddenAsync();
        await walk.Page.Locator("#phrase").FillAsync(Phrase);
        await walk.Page.Locator("#sealed").SetInputFilesAsync(scene.File("moved.akashi-roster", sealedOne));
        await Expect(walk.Page.Locator("#rows tr")).ToHaveCountAsync(4);
        await Expect(walk.Page.Locator("#changed")).ToBeHiddenAsync();
    }

    private static async Task<byte[]> SavedAsync(Walk walk, string button)
    {
        var download = await walk.Page.RunAndWaitForDownloadAsync(() => walk.Page.Locator(button).ClickAsync());
        return await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
    }

    private Task<Walk> OpenAsync(Setting setting) => shared.AtVerifierAsync("/w/roster", setting, nameof(RosterWalks));
}
