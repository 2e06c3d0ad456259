using System.Text;
using Akashi.Credentials.Status;
using Akashi.Pdf;
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
        Assert.Equal((0, "akashi: 1 checked: 1 valid, 0 invalid, 0 unknown\n"), (run.Code, run.Errors));
        Assert.StartsWith("valid\t-\t--code\t看護師\t山田　花子\t第01234567号\t20", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_code_that_is_not_valid_exits_with_1_and_is_named_with_its_file_and_line()
    {
        var list = folder.Write("codes.txt", $"{World.Code()}\n\n{World.Code(World.Claims(StatusValue.Revoked))}\nnot a code\n");
        var run = await Run.OfAsync("verify", list, "--verifier", World.Origin);
        Assert.Equal(1, run.Code);
        Assert.Equal([$"valid - {list}:1", $"invalid revoked {list}:3", $"invalid not-readable {list}:4"], Beginnings(run));
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

    [Fact]
    public async Task A_file_without_a_code_is_not_valid()
    {
        var file = folder.Write("scan.pdf", "%PDF-1.7\nnothing\n");
        var run = await Run.OfAsync("verify", file, "--verifier", World.Origin);
        Assert.Equal((1, $"invalid no-code {file}"), (run.Code, Beginnings(run).Single()));
    }

    [Fact]
    public async Task A_folder_becomes_a_table_that_a_spreadsheet_opens()
    {
        folder.Write("b/revoked.txt", World.Code(World.Claims(StatusValue.Revoked)));
        folder.Write("a/good.txt", World.Code());
        folder.Write("note.md", "passed over");
        var csv = Path.Combine(folder.Path, "out.csv");
        var run = await Run.OfAsync("verify", "--folder", folder.Path, "--csv", csv, "--verifier", World.Origin);
        Assert.Equal((1, ""), (run.Code, run.Output));
        var bytes = await File.ReadAllBytesAsync(csv, TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.StartsWith("ファイル,検証結果,理由,理由コード,国家資格,氏名,旧姓・通称,生年月日,登録番号,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{folder.Path}/a/good.txt:1,有効,,,看護師,山田　花子,旧姓太郎,1990-12-31,第01234567号,2015-04-20,厚生労働省,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{folder.Path}/b/revoked.txt:1,無効,取消,revoked,看護師,", lines[2], StringComparison.Ordinal);
        Assert.Equal((4, ""), (lines.Length, lines[3]));
    }

    [Fact]
    public async Task Three_hundred_codes_are_checked_in_order_with_progress()
    {
        var codes = Enumerable.Range(0, 300).Select(i => i == 170 ? World.Code(World.Claims(StatusValue.Suspended)) : World.Code());
        var run = await Run.OfAsync("verify", folder.Write("april.txt", string.Join('\n', codes)), "--verifier", World.Origin);
        Assert.Equal(
            "akashi: 100 of 300 checked\nakashi: 200 of 300 checked\nakashi: 300 of 300 checked\n"
            + "akashi: 300 checked: 299 valid, 1 invalid, 0 unknown\n",
            run.Errors);
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
    public async Task Wrong_arguments_show_the_usage(params string[] words) => Assert.Equal(64, (await Run.OfAsync(["verify", .. words])).Code);

    private static IEnumerable<string> Beginnings(Run run) => run.Output.TrimEnd('\n').Split('\n').Select(l => string.Join(' ', l.Split('\t')[..3]));
}
