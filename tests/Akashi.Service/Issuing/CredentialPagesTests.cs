using System.Net;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Service.Issuing;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing;

/// <summary>Rows 3.4.1 to 3.7.3; threats P1, V3, V8.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class CredentialPagesTests(World world)
{
    [Fact]
    public async Task Each_press_issues_another_credential_and_the_holders_list_shows_both()
    {
        var (holder, entry) = await RegisteredHolderAsync();
        var first = await IssuesAsync(holder, entry);
        var second = await IssuesAsync(holder, entry);
        Assert.NotEqual(first, second);
        var page = await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        Assert.Contains($"/issuing/{first}/show", page.Links);
        Assert.Contains($"/issuing/{second}/show", page.Links);
    }

    [Theory]
    [InlineData("Suspend", "一時停止")]
    [InlineData("Revoke", "取り消され")]
    public async Task A_registration_that_is_not_in_force_says_why_and_offers_no_download(string command, string words)
    {
        var (holder, entry) = await RegisteredHolderAsync();
        await ChangeAsync(entry, Enum.Parse<StatusCommand>(command));
        var page = (await holder.Browser.OpenAsync($"/issuing/{entry}/qualification")).MustBe("3.5.1");
        Assert.Contains(words, page.Text("main .notice"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        await holder.Browser.OpenAsync("/home/search");
        await holder.Browser.PostAsync($"/issuing/{entry}/qualification");
        Assert.Equal(0, await world.InDbAsync(db => db.Set<IssuedCredential>().CountAsync(c => c.RegistrationId == entry)));
    }

    [Fact]
    public async Task A_suspension_is_in_the_published_list()
    {
        var (holder, entry) = await RegisteredHolderAsync();
        var id = await IssuesAsync(holder, entry);
        var place = await world.InDbAsync(db => db.Set<IssuedCredential>().SingleAsync(c => c.Id == id));
        Assert.Equal(StatusValue.Valid, await PublishedAsync(place));
        await ChangeAsync(entry, StatusCommand.Suspend);
        await Wait.UntilAsync(async () => await PublishedAsync(place) == StatusValue.Suspended);
    }

    [Fact]
    public async Task Another_holder_can_open_neither_page_nor_PDF_nor_registration()
    {
        var (holder, entry) = await RegisteredHolderAsync();
        var id = await IssuesAsync(holder, entry);
        var stranger = await world.HolderSignedIn("taro");
        foreach (var path in new[] { $"/issuing/{id}/show", $"/issuing/{id}/pdf", $"/issuing/{entry}/qualification" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task A_name_that_cannot_be_drawn_is_refused_naming_the_character()
    {
        var holder = await world.HolderSignedIn();
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona with { Name = "山田　\U0002EBF0子" }, await holder.AccountIdAsync());
        await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        Assert.Contains("U+2EBF0", (await holder.Browser.SubmitAsync("main form")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_PDF_is_valid_signed_as_a_whole_and_trusted_by_another_program()
    {
        var (pdf, _) = await IssuedPdfAsync("hanako");
        using var folder = new Folder();
        var file = folder.File("credential.pdf", pdf);
        var (exit, said) = await Tool.RunAsync("qpdf", "--check", file);
        Assert.True(exit == 0, said);
        var (_, verdict) = await Tool.RunAsync("pdfsig", "-nssdir", await TrustingAsync(folder), file);
        Assert.Contains("Signature is Valid", verdict, StringComparison.Ordinal);
        Assert.Contains("Certificate is Trusted", verdict, StringComparison.Ordinal);
        Assert.Contains("Total document signed", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_PDF_is_trusted_even_if_no_authority_can_be_asked()
    {
        var (pdf, _) = await IssuedPdfAsync("hanako");
        using var folder = new Folder();
        var (_, verdict) = await Tool.RunAsync("pdfsig", "-no-ocsp", "-nssdir", await TrustingAsync(folder), folder.File("credential.pdf", pdf));
        Assert.Contains("Certificate is Trusted", verdict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hanako")]
    [InlineData("yoshino")]
    public async Task The_printed_code_leads_to_exactly_the_issued_address(string persona)
    {
        var (pdf, url) = await IssuedPdfAsync(persona);
        using var folder = new Folder();
        var file = folder.File("credential.pdf", pdf);
        Assert.Equal(url, await PrintedCode.ReadAsync(file));
    }

    [Fact]
    public async Task One_press_downloads_the_PDF_under_a_name_that_says_what_it_is()
    {
        var (holder, entry) = await RegisteredHolderAsync();
        var id = await IssuesAsync(holder, entry);
        var page = (await holder.Browser.OpenAsync($"/issuing/{id}/show")).MustBe("3.6.1");
        Assert.Contains($"/issuing/{id}/pdf?save=true", page.Links);
        using var answer = await holder.Browser.GetAsync($"/issuing/{id}/pdf?save=true");
        var name = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", name.DispositionType);
        Assert.Matches("^デジタル資格者証_介護福祉士_20[0-9]{6}\\.pdf$", name.FileNameStar);
    }

    [Fact]
    public async Task The_sheet_says_in_text_what_the_code_says()
    {
        var (pdf, url) = await IssuedPdfAsync("yoshino");
        Assert.True(CredentialUrl.TryRead(url, new Uri(new Uri(url).GetLeftPart(UriPartial.Authority)), out var code, out _));
        Assert.True(Credential.TryRead(code, out var credential, out _));
        using var folder = new Folder();
        var (_, text) = await Tool.RunAsync("pdftotext", "-raw", folder.File("credential.pdf", pdf), "-");
        text = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        var facts = credential!.Claims.Facts;
        string[] said =
            [facts.QualificationName, "髙﨑𠮷乃", facts.RegistrationNumber, facts.BodyName, "平成31年（2019年）4月1日", "昭和60年（1985年）2月28日"];
        Assert.All(said, fact => Assert.Contains(fact, text, StringComparison.Ordinal));
    }

    /// <summary>An NSS database that trusts only the issuer's CA.</summary>
    private async Task<string> TrustingAsync(Folder folder)
    {
        var database = Directory.CreateDirectory(folder.PathOf("nss")).FullName;
        await Tool.RunAsync("certutil", "-N", "-d", "sql:" + database, "--empty-password");
        var root = folder.File("root.cer", world.Authorities["issuer"].Certificate.RawData);
        await Tool.RunAsync("certutil", "-A", "-d", "sql:" + database, "-n", "root", "-t", "CT,CT,CT", "-i", root);
        return database;
    }

    private async Task<(byte[] Pdf, string Url)> IssuedPdfAsync(string persona)
    {
        var (holder, entry) = await RegisteredHolderAsync(persona);
        var id = await IssuesAsync(holder, entry);
        using var answer = await holder.Browser.GetAsync($"/issuing/{id}/pdf");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var url = await world.InDbAsync(db => db.Set<IssuedCredential>().Where(c => c.Id == id).Select(c => c.Url).SingleAsync());
        return (await answer.Content.ReadAsByteArrayAsync(), url);
    }

    private async Task<(Holder Holder, Guid Entry)> RegisteredHolderAsync(string persona = "hanako")
    {
        var holder = await world.HolderSignedIn(persona);
        return (holder, await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync()));
    }

    private static async Task<Guid> IssuesAsync(Holder holder, Guid entry)
    {
        (await holder.Browser.OpenAsync($"/issuing/{entry}/qualification")).MustBe("3.5.1");
        return Guid.Parse((await holder.Browser.SubmitAsync("main form")).MustBe("3.6.1").Path.Split('/')[2]);
    }

    private Task<StatusOutcome> ChangeAsync(Guid entry, StatusCommand command) => world.InServiceAsync(s =>
        s.GetRequiredService<ChangeStatusHandler>()
            .HandleAsync(entry, new HashSet<string> { Registers.Desk.CareWorker }, command, Actor.System, "届出による", CancellationToken.None));

    private async Task<StatusValue?> PublishedAsync(IssuedCredential place)
    {
        using var browser = world.Stranger();
        using var answer = await browser.GetAsync("/status/" + place.ListId);
        Assert.True(StatusList.TryRead(await answer.Content.ReadAsByteArrayAsync(), out var list, out _));
        return list![place.Index];
    }
}
