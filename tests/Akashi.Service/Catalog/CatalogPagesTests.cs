using Akashi.Credentials.Format;
using Akashi.Service.Issuing;
using Akashi.Service.Tests.Given;
using AngleSharp;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Catalog;

/// <summary>Pages in English show the catalog in English, with the statutory name in Japanese beside it; what is issued holds the Japanese.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class CatalogPagesTests(World world)
{
    private static readonly string[] Explained =
    [
        "Certified Care Worker", "介護福祉士", "You, if you are registered as a certified care worker", "Your PIN for card information (4 digits)",
        "Certified Social Worker and Certified Care Worker Act", "社会福祉士及び介護福祉士法", "Center of Social Welfare Promotion and National Examination",
        "Copy of your certified care worker registration certificate",
    ];

    [Theory]
    [InlineData("care%20worker")]
    [InlineData("介護福祉士")]
    [InlineData("かいごふくし")]
    public async Task A_qualification_is_found_by_each_of_its_names(string words)
    {
        var page = (await (await SpeakerAsync("en")).Browser.OpenAsync("/applications/choose?words=" + words)).MustBe("1.4.2");
        Assert.Equal(["Ministry of Health, Labour and Welfare"], page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent));
        var link = page.Document.QuerySelector("main section a[href='/applications/begin/certified-care-worker']")!;
        Assert.Equal(("Certified Care Worker 介護福祉士", "介護福祉士"), (link.TextContent, link.QuerySelector("[lang=ja]")!.TextContent));
    }

    [Fact]
    public async Task The_names_of_a_ministry_are_in_the_order_of_the_language()
    {
        var holder = await SpeakerAsync("en");
        var page = (await holder.Browser.OpenAsync("/applications/choose")).MustBe("1.4.2");
        Assert.All(page.Document.QuerySelectorAll("main section"), ministry =>
        {
            string[] names = [.. ministry.QuerySelectorAll("a").Select(a => a.FirstChild!.TextContent)];
            Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        });
        Assert.Equal(104, page.Document.QuerySelectorAll("main section a [lang=ja]").Length);
    }

    [Fact]
    public async Task A_procedure_is_explained_in_the_language_of_the_request()
    {
        const string Address = "/applications/begin/certified-care-worker";
        var english = (await (await SpeakerAsync("en")).Browser.OpenAsync(Address)).MustBe("1.5.1");
        Assert.All(Explained, words => Assert.Contains(words, english.Words, StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', UnmarkedJapanese.In(english.Document.ToHtml())));
        var japanese = (await (await SpeakerAsync("ja")).Browser.OpenAsync(Address)).MustBe("1.5.1");
        Assert.DoesNotContain("Certified", japanese.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_issued_to_a_speaker_of_English_says_the_statutory_names()
    {
        var holder = await SpeakerAsync("en");
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync());
        (await holder.Browser.OpenAsync($"/issuing/{entry}/qualification")).MustBe("3.5.1");
        Assert.Equal(("Certified Care Worker", "介護福祉士"), (holder.Browser.Page.Heading, holder.Browser.Page.Text("main p[lang=ja]")));
        (await holder.Browser.SubmitAsync("main form")).MustBe("3.6.1");
        var url = await world.InDbAsync(db => db.Set<IssuedCredential>().Where(c => c.RegistrationId == entry).Select(c => c.Url).SingleAsync());
        Assert.True(CredentialUrl.TryRead(url, new Uri(new Uri(url).GetLeftPart(UriPartial.Authority)), out var code, out _));
        Assert.True(Credential.TryRead(code, out var credential, out _));
        var facts = credential!.Claims.Facts;
        Assert.Equal(("介護福祉士", "公益財団法人社会福祉振興・試験センター"), (facts.QualificationName, facts.BodyName));
    }

    private async Task<Holder> SpeakerAsync(string code)
    {
        var holder = await world.HolderSignedIn();
        await holder.Browser.OpenAsync("/home?lang=" + code);
        return holder;
    }
}
