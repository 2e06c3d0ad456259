using System.Text;
using Akashi.Cli.Verify;
using Akashi.Credentials.Status;
using Akashi.Pdf;
using Akashi.Verifier.Tests.Nqs;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Cli.Tests.Verify;

/// <summary>Row 4.4.2: many codes at once, for the clerk who checks 300 of them each April.</summary>
public sealed class VerifyCodesTests(VerifyWorld shared) : IClassFixture<VerifyWorld>, IDisposable
{
    private readonly Folder folder = new();

    private World World => shared.World;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_valid_code_is_told_with_its_facts_and_exits_with_0()
    {
        var run = await Run.OfAsync("verify", "--code", World.Code());
        Assert.Equal((0, "akashi: 1 checked: 1 valid, 0 invalid, 0 unknown, 0 unreadable\n"), (run.Code, run.Errors));
        Assert.StartsWith("valid\t-\t--code\t看護師\t山田　花子\t第01234567号\t20", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_code_that_is_not_valid_exits_with_1_and_is_named_with_its_file_and_line()
    {
        var list = folder.Write("codes.txt", $"{World.Code()}\n\n{World.Code(World.Claims(StatusValue.Revoked))}\nnot a code\n");
        var run = await Run.OfAsync("verify", list, "--verifier", World.Origin);
        Assert.Equal(1, run.Code);
        Assert.Equal([$"valid - {list}:1", $"invalid revoked {list}:3", $"unreadable not-a-code {list}:4"], Beginnings(run));
    }

    [Fact]
    public async Task The_code_of_our_own_PDF_is_found_in_it()
    {
        var pdf = Path.Combine(folder.Path, "sheet.pdf");
        var document = new PdfDocument(new PdfMetadata("資格者証", "厚生労働省", World.Now) { Identifier = World.Code() }, PdfFonts.Load()).Paragraph("山田　花子");
        Assert.True(document.TryRender(out var bytes, out _));
        await File.WriteAllBytesAsync(pdf, bytes, TestContext.Current.CancellationToken);
        var run = await Run.OfAsync("verify", pdf);
        Assert.Equal((0, $"valid - {pdf}"), (run.Code, Beginnings(run).Single()));
    }

    // V7: neither a scan nor a broken file says anything about the credential.
    [Fact]
    public async Task A_file_that_cannot_be_read_is_not_invalid_and_exits_with_3()
    {
        var file = folder.Write("scan.pdf", "%PDF-1.7\nnothing\n");
        var run = await Run.OfAsync("verify", file, "--verifier", World.Origin);
        Assert.Equal((3, $"unreadable damaged {file}"), (run.Code, Beginnings(run).Single()));
        Assert.EndsWith(
            "0 invalid, 0 unknown, 1 unreadable\n  damaged (ファイルが壊れているか、途中で切れています): ファイルをもう一度送ってもらうか、コピーし直してください。\n", run.Errors,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, StatusValue.Valid, false, false)]
    [InlineData(3, StatusValue.Valid, false, true)]
    [InlineData(2, StatusValue.Valid, true, true)]
    [InlineData(1, StatusValue.Revoked, true, true)]
    public async Task Of_several_results_the_worst_gives_the_exit_code(int code, StatusValue state, bool withUnknown, bool withUnreadable)
    {
        using var other = new NqsKey { KeyId = "P-000002" };
        string?[] lines = [World.Code(World.Claims(state)), withUnknown ? other.Code(World.Origin) : null, withUnreadable ? "not a code" : null];
        var list = folder.Write("a.txt", string.Join('\n', lines.OfType<string>()));
        Assert.Equal(code, (await Run.OfAsync("verify", list, "--verifier", World.Origin)).Code);
    }

    [Fact]
    public async Task A_text_without_any_code_is_told_in_one_line()
    {
        var run = await Run.OfAsync("verify", folder.Write("readme.txt", "What this is.\nAnd more.\n"), "--verifier", World.Origin);
        Assert.Equal((3, "unreadable\tno-code\t" + Path.Combine(folder.Path, "readme.txt") + "\t-\t-\t-\t-\n"), (run.Code, run.Output));
    }

    [Fact]
    public async Task Standard_input_is_read()
    {
        var run = await Run.WithInputAsync(Encoding.UTF8.GetBytes(World.Code() + "\n"), "verify", "-", "--verifier", World.Origin);
        Assert.Equal((0, "valid - -:1"), (run.Code, Beginnings(run).Single()));
    }

    // Half a table looks like a whole one, so what was not reached is in it.
    [Fact]
    public async Task Ended_early_it_tells_what_is_done_and_names_the_rest()
    {
        var first = folder.Write("1.txt", string.Join('\n', Enumerable.Repeat(World.Code(), VerifyCodes.AtOnce)));
        var last = folder.Write("2.txt", World.Code());
        var csv = Path.Combine(folder.Path, "out.csv");
        using var ends = new CancellationTokenSource();
        Stream Input()
        {
            ends.Cancel();
            return Stream.Null;
        }
        var run = await Run.WithAsync(s => s with { Input = Input }, ends.Token, "verify", first, "-", last, "--csv", csv, "--verifier", World.Origin);
        Assert.Equal((130, "akashi: ended early; 102 checked: 100 valid, 0 invalid, 2 unknown, 0 unreadable\n"), (run.Code, run.Errors));
        var lines = (await File.ReadAllTextAsync(csv, TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.StartsWith(last + ",確認できませんでした,途中で終了したため、確認していません,cancelled,", lines[102], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Progress_is_shown_on_a_terminal_only(bool isWatched)
    {
        var list = folder.Write("codes.txt", World.Code());
        var run = await Run.WithAsync(s => s with { IsWatched = isWatched }, TestContext.Current.CancellationToken, "verify", list, "--verifier", World.Origin);
        Assert.Equal(isWatched, run.Errors.Contains("\rakashi: 1 files, 1 checked", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', run.Output);
    }

    [Fact]
    public async Task A_folder_becomes_a_table_that_a_spreadsheet_opens()
    {
        folder.Write("b/revoked.txt", World.Code(World.Claims(StatusValue.Revoked)));
        folder.Write("a/good.txt", World.Code());
        folder.Write("note.md", "not read, and not passed over in silence");
        var csv = Path.Combine(folder.Path, "out.csv");
        var run = await Run.OfAsync("verify", "--folder", folder.Path, "--csv", csv, "--verifier", World.Origin);
        Assert.Equal((1, ""), (run.Code, run.Output));
        var bytes = await File.ReadAllBytesAsync(csv, TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.StartsWith("ファイル,検証結果,理由,理由コード,国家資格,氏名,旧姓・通称,生年月日,登録番号,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{folder.Path}/a/good.txt:1,有効です,,,看護師,山田　花子,旧姓太郎,1990-12-31,第01234567号,2015-04-20,厚生労働省,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{folder.Path}/b/revoked.txt:1,無効です,取消,revoked,看護師,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith($"{folder.Path}/note.md,読み取れませんでした,読み取れる種類のファイルではありません,unsupported,", lines[3], StringComparison.Ordinal);
        Assert.Equal((5, ""), (lines.Length, lines[4]));
    }

    [Fact]
    public async Task Three_hundred_codes_are_checked_in_order()
    {
        var codes = Enumerable.Range(0, 300).Select(i => i == 170 ? World.Code(World.Claims(StatusValue.Suspended)) : World.Code());
        var run = await Run.OfAsync("verify", folder.Write("april.txt", string.Join('\n', codes)), "--verifier", World.Origin);
        Assert.Equal("akashi: 300 checked: 299 valid, 1 invalid, 0 unknown, 0 unreadable\n", run.Errors);
        Assert.StartsWith("invalid\tsuspended\t", run.Output.Split('\n')[170], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verifier_that_does_not_answer_leaves_all_unknown_and_exits_with_2()
    {
        using var silent = Ports.Silent(out var origin);
        var run = await Run.OfAsync("verify", "--code", World.Code(), "--verifier", origin);
        Assert.Equal((2, "unknown not-reached --code"), (run.Code, Beginnings(run).Single()));
        Assert.Contains("gave no readable answer", run.Errors, StringComparison.Ordinal);
    }

    // V8: the host in a stranger's code is a stranger's host.
    [Fact]
    public async Task The_host_in_a_code_is_never_asked_beyond_this_machine()
    {
        var run = await Run.OfAsync("verify", "--code", World.Code().Replace(World.Origin, "https://verify.example.com", StringComparison.Ordinal));
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("akashi: which verifier?", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere/a.pdf")]
    [InlineData("--folder", "/nowhere")]
    public async Task What_is_not_there_cannot_be_checked(params string[] words)
    {
        var run = await Run.OfAsync(["verify", .. words, "--verifier", World.Origin]);
        Assert.Equal((2, "", true), (run.Code, run.Output, run.Errors.Contains("cannot be read", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData]
    [InlineData("--code")]
    [InlineData("--code", "A", "file.txt")]
    [InlineData("--code", "A", "--folder", "b")]
    [InlineData("--code", "A", "--code", "B")]
    [InlineData("--code", "A", "--verifier", "http://verify.example.com")]
    [InlineData("--code", "A", "--verifier", "https://verify.example.com/path")]
    [InlineData("--code", "A", "--what")]
    [InlineData("-", "-")]
    [InlineData("--code", "A", "--json", "--json")]
    public async Task Wrong_arguments_show_the_usage(params string[] words) => Assert.Equal(64, (await Run.OfAsync(["verify", .. words])).Code);

    private static IEnumerable<string> Beginnings(Run run) => run.Output.TrimEnd('\n').Split('\n').Select(l => string.Join(' ', l.Split('\t')[..3]));
}
