using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Akashi.Service.Applications;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Issuing;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications.Portal.Sign;

/// <summary>Rows 1.5.12 to 1.6.1 through the pages and the back channel, with real signatures; threats C7, C8.</summary>
public class SignPageTests(World world)
{
    [Fact]
    public async Task What_the_card_gets_to_sign_is_what_the_check_page_shows()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.FillsInAsync();
        var shown = (await holder.Browser.OpenAsync(draft + "/check")).Document.QuerySelectorAll(".summary-list__row")
            .Select(row => (
                row.QuerySelector("dt")!.TextContent.Trim(),
                row.QuerySelector("dd")!.ChildNodes[0].TextContent.Replace("（入力なし）", "", StringComparison.Ordinal)))
            .ToList();
        await holder.Browser.OpenAsync(draft + "/consent");
        var tx = Holder.WaitsFor(await holder.ConsentsAsync());
        var signed = JsonNode.Parse((await world.Agent().ClaimAsync(tx)).Document!)!;
        var items = signed["sections"]!.AsArray().SelectMany(s => s!["items"]!.AsArray()).Select(i => ($"{i!["label"]}", $"{i["value"]}"))
            .Concat(signed["attachments"]!.AsArray().Select(a => ($"{a!["label"]}", $"{a["name"]}")));
        Assert.Equal(shown, items);
        Assert.Equal((tx, world.Origin.GetLeftPart(UriPartial.Authority)), ($"{signed["transaction"]}", $"{signed["origin"]}"));
    }

    [Fact]
    public async Task Openssl_accepts_the_signature_over_the_exact_bytes_and_refuses_it_over_others()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        using var folder = new Folder();
        var document = await BytesAsync(holder, application + "/document");
        folder.File("signature", await BytesAsync(holder, application + "/signature"));
        folder.File("root.pem", Encoding.ASCII.GetBytes(world.Authorities["signature"].Certificate.ExportCertificatePem()));
        Task<(int Exit, string Output)> VerifyAsync(byte[] content) => Tool.RunAsync(
            "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", folder.PathOf("signature"), "-content", folder.File("document", content),
            "-CAfile", folder.PathOf("root.pem"), "-purpose", "any", "-out", folder.PathOf("out"));

        var (good, said) = await VerifyAsync(document);
        Assert.True(good == 0, said);
        Assert.Equal(document, folder.Read("out"));
        document[document.AsSpan().IndexOf("D-0123456"u8)] ^= 1;
        var (bad, why) = await VerifyAsync(document);
        Assert.True(bad != 0 && why.Contains("content verify error", StringComparison.Ordinal), why);
    }

    [Fact]
    public async Task A_draft_changed_in_another_window_stops_with_a_page_that_leads_to_the_check()
    {
        var card = world.NewCard();
        var holder = await world.HolderSignedIn(card);
        var draft = await holder.FillsInAsync();
        await holder.ConsentsAsync();
        var other = await world.HolderSignedIn(card);
        await other.Browser.OpenAsync(draft + "/answers");
        await other.AnswersAsync([.. Applying.Answers().Where(a => a.Name != "phone"), ("phone", "0311112222")], "certificate-copy");

        var page = await holder.CardAnswersAsync();
        var heading = page.Text(".notice__heading") is { Length: > 0 } notice ? notice : page.Text("h2");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "署名したあとに内容が変わりました"), (page.Status, heading));
        Assert.Contains(draft + "/check", page.Links);
        Assert.Contains("0311112222", (await holder.Browser.OpenAsync(draft + "/check")).MustBe("1.5.10").Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_says_another_name_stops_with_a_page_that_names_the_fact_and_nothing_is_lost()
    {
        var card = world.NewCard();
        var holder = await world.HolderSignedIn(card);
        var draft = await holder.FillsInAsync();
        await holder.ConsentsAsync();
        var married = world.NewCard(p => p with { Certificate = p.Certificate! with { Name = "佐藤　花子" } });
        var answered = await world.Agent().AnswerAsync(Holder.WaitsFor(holder.Browser.Page), card with { Signature = married.Signature });
        var page = await holder.Browser.OpenAsync(answered);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["氏名"], page.Document.QuerySelectorAll("main li").Select(li => li.TextContent.Trim()).Where(t => t is "氏名" or "住所" or "生年月日" or "性別"));
        Assert.Contains("入力した内容と添付した書類は保存されています。", page.Words, StringComparison.Ordinal);
        (await holder.Browser.OpenAsync(draft + "/check")).MustBe("1.5.10");
    }

    [Fact]
    public async Task A_second_press_and_the_old_pages_lead_to_the_first_receipt()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.FillsInAsync();
        var tx = Holder.WaitsFor(await holder.ConsentsAsync());
        var home = await world.Agent().AnswerAsync(tx, holder.Card);
        var first = await holder.Browser.OpenAsync(home);
        var receipt = first.MustBe("1.6.1").Text(".receipt-number");
        foreach (var again in new[] { $"{draft}/sign?card={tx}", $"{draft}/answers", $"{draft}/consent", $"{draft}/state" })
            Assert.Equal(receipt, (await holder.Browser.OpenAsync(again)).MustBe("1.6.1").Text(".receipt-number"));
        var id = Applying.IdOf(draft);
        Assert.Equal(1, await world.InDbAsync(db => db.Set<ApplicationStep>().CountAsync(s => s.ApplicationId == id)));
    }

    [Fact]
    public async Task The_last_page_names_receipt_time_what_happens_next_and_gives_a_copy()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        var page = holder.Browser.Page;
        Assert.Matches("^[0-9]{6}-[2-9A-Z]{4}-[2-9A-Z]{4}$", page.Text(".receipt-number"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("main time[datetime]"));
        Assert.Equal(3, page.Document.QuerySelectorAll("main ol > li").Length);
        Assert.Contains(application + "/copy", page.Links);
    }

    [Fact]
    public async Task The_copy_is_a_sound_PDF_with_the_receipt_and_every_answer()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        var receipt = holder.Browser.Page.Text(".receipt-number");
        using var folder = new Folder();
        var file = folder.File("copy.pdf", await BytesAsync(holder, application + "/copy"));
        var (exit, said) = await Tool.RunAsync("qpdf", "--check", file);
        Assert.True(exit == 0, said);
        var (_, text) = await Tool.RunAsync("pdftotext", "-layout", file, "-");
        var plain = Regex.Replace(text, "\\s", "");
        string[] shown = [receipt, "山田花子", "D-0123456", "ヤマダハナコ", "東京都", "0312345678", "certificate.png"];
        Assert.All(shown, part => Assert.Contains(part, plain, StringComparison.Ordinal));
    }

    [Fact]
    public async Task My_applications_show_state_receipt_and_time_line()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        var receipt = holder.Browser.Page.Text(".receipt-number");
        var mine = (await holder.Browser.OpenAsync("/applications/mine")).MustBe("1.7.1");
        Assert.Contains($"受付番号 {receipt}", mine.Words, StringComparison.Ordinal);
        Assert.Contains("受付済み", mine.Words, StringComparison.Ordinal);
        var line = await holder.Browser.OpenAsync(application + "/timeline");
        Assert.Equal("受付", line.Text(".time-line strong"));
        Assert.Contains("D-0123456", line.Words, StringComparison.Ordinal);
    }

    private static async Task<byte[]> BytesAsync(Holder holder, string path)
    {
        using var answer = await holder.Browser.GetAsync(path);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
