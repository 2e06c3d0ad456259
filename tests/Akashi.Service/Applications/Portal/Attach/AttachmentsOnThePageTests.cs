using System.Net;
using System.Text;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications.Portal.Attach;

/// <summary>Threat P6 through the page: a refusal says why, and a stored file is served in a way that makes it harmless.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class AttachmentsOnThePageTests(World world)
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n% a document");

    [Theory]
    [InlineData("a.pdf", "", "中身が空です")]
    [InlineData("a.pdf", "<script>alert(1)</script>", "PDF、JPEG、PNGのどれでもありません")]
    [InlineData("a.png", "%PDF-1.7", "名前の拡張子と中身が違います")]
    public async Task A_refused_file_says_why_at_its_field_and_in_the_summary(string name, string content, string words)
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var page = await AttachAsync(holder, name, Encoding.UTF8.GetBytes(content));
        Assert.Contains(words, page.Text("[id='file_certificate-copy-error']"), StringComparison.Ordinal);
        Assert.Contains(words, page.Text(".error-summary a[href='#file_certificate-copy']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_above_ten_mebibytes_is_refused_with_a_way_to_make_it_smaller()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var large = new byte[10 * 1024 * 1024 + 1];
        Pdf.CopyTo(large, 0);
        Assert.Contains("10MBまでのファイルにしてください", (await AttachAsync(holder, "a.pdf", large)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sixth_file_of_a_document_is_refused_and_five_are_kept()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        for (var i = 1; i <= 5; i++) await AttachAsync(holder, $"{i}.pdf", [.. Pdf, (byte)i]);
        var page = await AttachAsync(holder, "6.pdf", [.. Pdf, 6]);
        Assert.Contains("5個まで", page.Errors, StringComparison.Ordinal);
        Assert.Equal(5, page.Document.QuerySelectorAll(".file-list__name").Length);
    }

    // The address of a button must not become the address of the page, or every further press would attach or remove again.
    [Fact]
    public async Task Attaching_and_removing_lead_back_to_the_page_and_the_next_press_goes_on()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsWithFactsAsync();
        await AttachAsync(holder, "a.pdf", Pdf);
        Assert.Equal(
            (draft + "/answers", draft + "/answers"),
            (holder.Browser.Page.Address.PathAndQuery, holder.Browser.FormOf("main form").GetAttribute("action")));
        await holder.Browser.SubmitAsync(holder.Browser.FormOf("main form"), [], ActionOf(holder, "handler=remove"));
        Assert.Equal(
            (draft + "/answers", draft + "/answers"),
            (holder.Browser.Page.Address.PathAndQuery, holder.Browser.FormOf("main form").GetAttribute("action")));
        await AttachAsync(holder, "b.pdf", Pdf);
        (await holder.Browser.PressAsync("次へ", [.. Applying.Answers()])).MustBe("1.5.10");
    }

    [Fact]
    public async Task After_a_refused_file_the_next_press_goes_on_too()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        Assert.NotEmpty((await AttachAsync(holder, "a.pdf", [])).Errors);
        (await holder.AnswersAsync(Applying.Answers(), "certificate-copy")).MustBe("1.5.10");
    }

    [Theory]
    [InlineData("attach")]
    [InlineData("remove")]
    public async Task The_address_of_a_button_opened_by_itself_is_the_page(string handler)
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsWithFactsAsync();
        Assert.Equal(draft + "/answers", (await holder.Browser.OpenAsync($"{draft}/answers?handler={handler}")).MustBe("1.5.9").Address.PathAndQuery);
    }

    [Fact]
    public async Task Adding_without_a_file_says_that_one_is_to_be_chosen()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var page = await holder.Browser.PressAsync("ファイルを追加する");
        Assert.Equal("追加するファイルを選んでから、「ファイルを追加する」を押してください。", page.Text(".error-summary a[href='#file_certificate-copy']"));
    }

    // The answer is optional. While it is kept only as typed, it must not count as "nothing entered".
    [Fact]
    public async Task What_is_not_right_yet_is_neither_lost_by_attaching_nor_taken_for_an_answer()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsWithFactsAsync();
        await AttachAsync(holder, "a.pdf", Pdf, [.. Applying.Answers(), ("email", "hanako@localhost")]);
        var page = (await holder.Browser.OpenAsync(draft + "/check")).MustBe("1.5.9");
        Assert.Equal(("hanako@localhost", ""), (page.Document.QuerySelector("[name=email]")!.GetAttribute("value"), page.Errors));
        Assert.Contains("「メールアドレス」は", (await holder.Browser.PressAsync("次へ")).Errors, StringComparison.Ordinal);
        (await holder.Browser.PressAsync("次へ", ("email", ""))).MustBe("1.5.10");
    }

    [Fact]
    public async Task The_boxes_of_an_unfinished_date_stay()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var page = await AttachAsync(holder, "a.pdf", Pdf, [("registered-on.era", "Heisei"), ("registered-on.year", "31")]);
        Assert.Equal("Heisei", page.Document.QuerySelector("[name='registered-on.era'] option[selected]")!.GetAttribute("value"));
        Assert.Equal(("31", ""), (ValueOf(page, "registered-on.year"), ValueOf(page, "registered-on.month")));
    }

    [Fact]
    public async Task A_text_too_long_to_be_kept_stays_on_the_page()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var text = new string('あ', 1001);
        var page = await AttachAsync(holder, "a.pdf", Pdf, [("former-name", text)]);
        Assert.Equal((text, "a.pdf"), (ValueOf(page, "former-name"), page.Text(".file-list__name")));
    }

    [Fact]
    public async Task What_was_typed_stays_while_files_are_attached_and_removed()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var form = holder.Browser.FormOf("main form");
        var page = await holder.Browser.SubmitAsync(
            form, [("phone", "not yet right")], ActionOf(holder, "handler=attach"), new TestFile("file.certificate-copy", "a.pdf", Pdf));
        Assert.Equal("not yet right", page.Document.QuerySelector("[name=phone]")!.GetAttribute("value"));
        Assert.Empty(page.Errors);
        page = await holder.Browser.SubmitAsync(holder.Browser.FormOf("main form"), [], ActionOf(holder, "handler=remove"));
        Assert.Equal("not yet right", page.Document.QuerySelector("[name=phone]")!.GetAttribute("value"));
        Assert.Empty(page.Document.QuerySelectorAll(".file-list__name"));
    }

    [Fact]
    public async Task A_name_with_folders_and_script_is_shown_as_text_without_folders()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var page = await AttachAsync(holder, "../../<img src=x onerror=alert(1)>.pdf", Pdf);
        Assert.Equal("<img src=x onerror=alert(1)>.pdf", page.Text(".file-list__name"));
        Assert.Empty(page.Document.QuerySelectorAll(".file-list__name img"));
    }

    [Fact]
    public async Task A_kept_file_is_served_as_what_it_is_sandboxed_and_never_guessed()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var link = (await AttachAsync(holder, "登録証.pdf", Pdf)).Document.QuerySelector(".file-list__name a")!.GetAttribute("href")!;
        using var answer = await holder.Browser.GetAsync(link);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Matches("default-src 'none'.*; sandbox$", policy);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("inline; filename*=UTF-8''%E7%99%BB%E9%8C%B2%E8%A8%BC.pdf", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_kept_file_lies_encrypted_under_a_name_that_says_nothing()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var secret = Encoding.UTF8.GetBytes("%PDF-1.7\n% 花子の書類 4711");
        await AttachAsync(holder, "登録証.pdf", secret);
        var files = Directory.GetFiles(Path.Combine(world.Data, "files"));
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Matches("^[0-9a-f]{32}(\\.new)?$", Path.GetFileName(file)));
        Assert.All(files, file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(secret.AsSpan(9))));
    }

    [Fact]
    public async Task Another_holder_cannot_open_it()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var link = (await AttachAsync(holder, "a.pdf", Pdf)).Document.QuerySelector(".file-list__name a")!.GetAttribute("href")!;
        using var answer = await (await world.HolderSignedIn("taro")).Browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string ValueOf(Page page, string name) => page.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value") ?? "";

    private static Task<Page> AttachAsync(Holder holder, string name, byte[] content, IReadOnlyList<(string Name, string Value)>? typed = null) =>
        holder.Browser.SubmitAsync(
            holder.Browser.FormOf("main form"), typed ?? [], ActionOf(holder, "handler=attach"), new TestFile("file.certificate-copy", name, content));

    private static string ActionOf(Holder holder, string part) =>
        holder.Browser.Page.Document.QuerySelectorAll("[formaction]")
            .Select(b => b.GetAttribute("formaction")!)
            .First(a => a.Contains(part, StringComparison.Ordinal));
}
