using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests.Pages;

/// <summary>Rows 1.5.12 to 1.5.15, and C8: what is shown is what is signed.</summary>
public sealed class SignatureTests
{
    [Fact]
    public async Task Signature_goes_through_its_screens_in_order()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        Assert.Equal(("1.5.12", "マイナンバーカード読取"), (person.Page.Screen, person.Page.StepName));
        await person.PressAsync("読み取る");
        Assert.Equal(("1.5.13", "パスワード入力"), (person.Page.Screen, person.Page.StepName));
        await person.PressAsync("次へ", Agent.Password);
        Assert.Equal(("1.5.14", "マイナンバーカード読取開始"), (person.Page.Screen, person.Page.StepName));
        await person.PressAsync("読み取り開始");
        Assert.Equal(("1.5.15", "マイナンバーカード読取終了"), (person.Page.Screen, person.Page.StepName));
        await person.PressAsync("次へ");
        Assert.Equal(agent.Portal.Home, person.Page.Location!.ToString());
    }

    [Fact]
    public async Task Every_text_of_the_document_is_shown_before_the_password()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        string[] shown =
        [
            "看護師の登録の申請", "国家資格オンライン", "看護師", "本人の情報", "氏名", "髙﨑\u3000𠮷乃", "登録番号", "第1234567号", "免許証の写し", "menkyo.pdf", "1,234",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", agent.Portal.Origin, TestPortal.Tx,
            "0198c0de-0000-7000-8000-000000000001", "nurse.link", "2026-01",
        ];
        Assert.All(shown, text => Assert.Contains(text, person.Page.Words, StringComparison.Ordinal));
    }

    // First what and for whom, then the password; the whole document is on the same page.
    [Fact]
    public async Task Password_stands_between_the_short_answer_and_what_only_machines_read()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        var main = person.Page.Html.QuerySelector("main")!;
        var parts = main.QuerySelectorAll(":scope > dl, :scope > details, #secret").Select(e => e.LocalName);
        Assert.Equal(["dl", "details", "input", "details"], parts);
        Assert.Equal(["看護師の登録の申請", "看護師", "髙﨑\u3000𠮷乃", "国家資格オンライン"], main.QuerySelectorAll(":scope > dl dd").Select(d => d.TextContent));
        Assert.DoesNotContain("9f86d081", main.QuerySelector(":scope > details")!.TextContent, StringComparison.Ordinal);
        Assert.All(main.QuerySelectorAll("details"), d => Assert.False(d.HasAttribute("open")));
    }

    [Fact]
    public async Task Bytes_that_are_signed_are_shown_to_the_letter_with_their_digest()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        Assert.Equal(Encoding.UTF8.GetString(agent.Portal.Document!), person.Page.Html.QuerySelector(".source-text")!.TextContent);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(agent.Portal.Document!)), person.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_that_was_left_empty_says_so()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature(d => d["sections"]![0]!["items"]!.AsArray().Add(Documents.Item("former-name", "旧姓", "")));
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        Assert.Equal("（入力なし）", person.Page.Html.QuerySelectorAll("dt").Single(t => t.TextContent == "旧姓").NextElementSibling!.TextContent);
    }

    [Fact]
    public async Task Openssl_verifies_the_signature_over_the_documents_bytes()
    {
        await using var agent = await Agent.StartAsync();
        var (exit, output) = await VerifyAsync(await SignAsync(agent), agent.Portal.Document!);
        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task Openssl_refuses_the_signature_over_another_document()
    {
        await using var agent = await Agent.StartAsync();
        var (exit, _) = await VerifyAsync(await SignAsync(agent), [.. agent.Portal.Document!, (byte)' ']);
        Assert.NotEqual(0, exit);
    }

    [Fact]
    public async Task Password_in_lower_case_and_full_width_is_taken()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        await person.PressAsync("次へ", "ｋａngo２０26");
        await person.PressAsync("読み取り開始");
        Assert.Equal("1.5.15", person.Page.Screen);
    }

    [Fact]
    public async Task Document_that_cannot_be_shown_wholly_is_not_signed()
    {
        await using var agent = await Agent.StartAsync();
        agent.Portal.AsksForSignature(document => document["hidden"] = "I owe you");
        using var person = await agent.ArrivesAsync();
        var consent = person.Page;
        await person.PressAsync("読み取る");
        Assert.Equal("署名する内容を表示できません", person.Page.Heading);
        // Not even for a form made up by a program.
        var token = consent.Html.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        await person.PostAsync(new() { ["token"] = token, ["do"] = "secret", ["secret"] = Agent.Password });
        await person.PostAsync(new() { ["token"] = token, ["do"] = "read" });
        Assert.Equal(5, agent.Image.SignaturePassword.TriesLeft);
        Assert.DoesNotContain(("jpki", 0x0001), agent.Card.FilesRead);
    }

    [Fact]
    public async Task Signature_comes_with_the_certificate_that_says_which_card_made_it()
    {
        await using var agent = await Agent.StartAsync();
        await SignAsync(agent);
        Assert.Equal(Certificates.Authentication.Certificate, agent.Portal.Result.GetProperty("sign").GetProperty("certificate").GetBytesFromBase64());
    }

    internal static async Task<byte[]> SignAsync(Agent agent)
    {
        agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        await person.PressAsync("読み取る");
        await person.PressAsync("次へ", Agent.Password);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        return agent.Portal.Result.GetProperty("sign").GetProperty("cms").GetBytesFromBase64();
    }

    internal static async Task<(int Exit, string Output)> VerifyAsync(byte[] cms, byte[] document)
    {
        var folder = Directory.CreateTempSubdirectory("akashi-cms-").FullName;
        var (signature, content, root) = (Path.Combine(folder, "cms"), Path.Combine(folder, "content"), Path.Combine(folder, "root.pem"));
        await File.WriteAllBytesAsync(signature, cms);
        await File.WriteAllBytesAsync(content, document);
        await File.WriteAllTextAsync(root, Certificates.Root.ExportCertificatePem());
        string[] arguments = [
            "cms", "-verify", "-binary", "-inform", "DER", "-in", signature, "-content", content, "-CAfile", root, "-purpose", "any", "-cades",
            "-out", Path.Combine(folder, "out")];
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardError = true })!;
        var output = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        return (process.ExitCode, output);
    }
}
