using System.Globalization;
using System.Text;
using Akashi.Browser.Tests.Deciding;
using Akashi.Launcher.Stack;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>Row 4.4.2: many codes, verified on the device.</summary>
[Collection(nameof(DecidingScene))]
public sealed class ManyWalks(SharedScene shared)
{
    // Of the browser's process that runs the page: its workers, what they draw, and the table.
    private const int MostMegabytes = 800;

    // 300 take minutes of a core: tools/long, which also lets the command line check them.
    private static readonly string? Asked = Environment.GetEnvironmentVariable("AKASHI_TEST_FILES");
    private static readonly int Files = int.Parse(Asked ?? "30", CultureInfo.InvariantCulture);

    public static TheoryData<Setting> Both => [Setting.Phone, Setting.EnglishDesk];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Row_4_4_2_many_are_verified_on_the_device_and_nothing_of_them_is_sent(Setting setting)
    {
        var scene = await shared.VerifyingAsync();
        var walk = await OpenAsync(setting);
        await walk.At("4.4.2");
        var traffic = new Traffic(walk.Page);
        await walk.Page.Locator("#files").SetInputFilesAsync([
            scene.Given.Pdf, scene.File("=1+1.png", IssuedCodes.Picture(scene.Codes.For("高橋　一郎", 7102))), scene.File("empty.pdf", []),
            scene.File("list.txt", Encoding.UTF8.GetBytes($"{scene.Codes.Ended("田中　花", 7103)}\r\n\r\n{scene.Given.Url[..^9]}\r\n"))]);
        await DoneAsync(walk, 5);
        await walk.At("4.4.2", "table");
        traffic.MustBeOfEverybody(scene.Verifier, shared.Scene.Stack.Settings.Service);
        await walk.Page.Locator("#only-bad").CheckAsync();
        await Expect(walk.Page.Locator("#rows tr")).ToHaveCountAsync(3);
        var csv = await SavedAsync(walk, "#csv");
        Assert.StartsWith("\ufeff", csv, StringComparison.Ordinal);
        Assert.Contains("\r\n'=1+1.png,", csv, StringComparison.Ordinal);
        Assert.StartsWith("PK", await SavedAsync(walk, "#xlsx"), StringComparison.Ordinal);
        Assert.Contains("trustList", await KeptData.MustBeOfEverybodyAsync(walk.Page, scene.Given.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_4_4_2_a_folder_of_real_files_becomes_the_right_table_in_bounded_memory()
    {
        var scene = await shared.VerifyingAsync();
        var walk = await OpenAsync(Setting.Desk);
        var files = await RealFiles.MakeAsync(scene, await walk.Page.Context.NewPageAsync(), Files);
        var memory = await BrowserMemory.FromNowAsync(walk.Page);
        var begun = TimeProvider.System.GetTimestamp();
        await walk.Page.Locator("#folder").SetInputFilesAsync(files.Folder);
        await DoneAsync(walk, files.Expected.Count);
        var (took, peak) = (TimeProvider.System.GetElapsedTime(begun), memory.PeakMegabytes());
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{Files} files: {took.TotalSeconds:0.0} s, {peak} MB at most"));
        var rows = (await SavedAsync(walk, "#csv")).Split("\r\n")[1..^1].Select(line => string.Join(' ', line.Split(',')[..2]));
        Assert.Equal(files.Expected, rows);
        Assert.InRange(peak, 1, MostMegabytes);
        if (Asked is not null) await CommandLineMustSayTheSameAsync(files, scene);
        await walk.At("4.4.2", "folder");
        await walk.PictureInOtherMedia("many");
    }

    [Fact]
    public async Task Row_4_4_2_work_that_is_stopped_ends_at_once_and_says_what_was_not_checked()
    {
        var scene = await shared.VerifyingAsync();
        var walk = await OpenAsync(Setting.EnglishPhone);
        var code = IssuedCodes.Picture(scene.Codes.For("高橋　一郎", 7104));
        await walk.Page.Locator("#files").SetInputFilesAsync([.. Enumerable.Range(0, 200).Select(i => scene.File($"stopped/{i}.png", code))]);
        await walk.Press("途中で止める");
        await Expect(walk.Page.Locator("#results-heading")).ToBeFocusedAsync();
        await DoneAsync(walk, 200);
        await Expect(walk.Page.Locator("#rows")).ToContainTextAsync(walk.Within("途中で止めたため、確認していません"));
        await walk.At("4.4.2", "stopped");
        walk.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await walk.Press("表を消す");
        await Expect(walk.Page.Locator("#results")).ToBeHiddenAsync();
        await Expect(walk.Page.Locator("#files")).ToBeFocusedAsync();
    }

    private async Task CommandLineMustSayTheSameAsync(RealFiles files, VerifierScene scene)
    {
        var (table, begun) = (scene.Place("by-command-line.csv"), TimeProvider.System.GetTimestamp());
        var authority = Path.Combine(shared.Scene.Stack.TrustFolder, "tls.pem");
        var program = BuiltPrograms.Find(Path.Combine("src", "Akashi.Cli"), "akashi");
        var (_, said) = await Tool.RunAsync(
            "env", "SSL_CERT_FILE=" + authority, "dotnet", "exec", program, "verify", "--folder", files.Folder, "--csv", table,
            "--verifier", scene.Verifier.ToString());
        var took = TimeProvider.System.GetElapsedTime(begun);
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"By command line: {took.TotalSeconds:0.0} s\n{said}"));
        var lines = (await File.ReadAllTextAsync(table, TestContext.Current.CancellationToken)).Split("\r\n")[1..^1];
        Assert.Equal(files.Expected.Select(row => row.Split(' ')[^1]), lines.Select(line => line.Split(',')[1]));
    }

    private static async Task DoneAsync(Walk walk, int rows)
    {
        await Expect(walk.Page.Locator("#rows tr")).ToHaveCountAsync(rows);
        await Expect(walk.Page.Locator("#cancel")).ToBeHiddenAsync();
    }

    private static async Task<string> SavedAsync(Walk walk, string button)
    {
        var download = await walk.Page.RunAndWaitForDownloadAsync(() => walk.Page.Locator(button).ClickAsync());
        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken));
    }

    private Task<Walk> OpenAsync(Setting setting) => shared.AtVerifierAsync("/w/many", setting, nameof(ManyWalks));
}
