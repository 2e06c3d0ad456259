using Akashi.Credentials.Format;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Portal.Sheet;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Portal.Sheet;

/// <summary>Row 3.6.1: whatever a register may contain fits on one page of the sheet.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class CredentialSheetTests
{
    private const string LongName = "マクシミリアン　アレクサンダー　フォン　ホーエンツォレルン　ジグマリンゲン　ヨハネス　クリストフォルス　ヴィルヘルム";

    [Theory]
    [InlineData("介護福祉士", "山田　花子", null)]
    [InlineData("あん摩マッサージ指圧師", "髙﨑　𠮷乃", "高橋　𠮷乃")]
    [InlineData("労働安全衛生法による免許（ボイラー技士・クレーン運転士など）", LongName, LongName)]
    public async Task Short_and_long_facts_fill_one_page(string qualification, string name, string? formerName)
    {
        await using var desk = await Desk.OpenAsync();
        using var folder = new Folder();
        var (_, said) = await Tool.RunAsync("pdfinfo", folder.File("sheet.pdf", Drawn(desk, qualification, name, formerName)));
        Assert.Matches("Pages: +1\n", said);
        Assert.Matches("Page size: +595.* x 84[12].*\\(A4\\)", said);
    }

    /// <summary>
    /// The code in the layout "nqs" is the longest, and is drawn wider if there is space; beside the longest facts there is none.
    /// </summary>
    [Fact]
    public async Task The_longest_code_fits_beside_the_longest_facts()
    {
        await using var desk = await Desk.OpenAsync(null, null, "Issuing:Profile=nqs", "Issuing:Nqs:KeyIds=P-000001");
        using var folder = new Folder();
        var (_, said) = await Tool.RunAsync("pdfinfo", folder.File("sheet.pdf", Drawn(desk, "労働安全衛生法による免許（ボイラー技士・クレーン運転士など）", LongName, LongName)));
        Assert.Matches("Pages: +1\n", said);
    }

    // Row 4.4.2: a program that reads a folder of sheets finds the code as text.
    [Fact]
    public async Task Sheet_contains_the_address_of_its_code_as_text()
    {
        await using var desk = await Desk.OpenAsync();
        using var folder = new Folder();
        var (_, said) = await Tool.RunAsync("pdfinfo", "-meta", folder.File("sheet.pdf", Drawn(desk, "介護福祉士", "山田　花子", null)));
        Assert.Matches("<dc:identifier>http://localhost:8081/w/\\?c=[A-Za-z0-9_-]{300,}</dc:identifier>", said);
    }

    private static byte[] Drawn(Desk desk, string qualification, string name, string? formerName)
    {
        var facts = new CredentialFacts
        {
            QualificationId = Desk.CareWorker,
            QualificationName = qualification,
            RegistrationNumber = "D-0123456",
            RegisteredOn = new DateOnly(2019, 4, 1),
            Name = name,
            Kana = "ヤマダ　ハナコ",
            FormerName = formerName,
            BirthOn = new DateOnly(1990, 5, 15),
            BodyName = "公益財団法人社会福祉振興・試験センター",
            RegisterVersion = 1,
        };
        var at = desk.Clock.GetUtcNow();
        var place = new StatusReference("http://localhost:8080/status/1", 7);
        var claims = new CredentialClaims("http://localhost:8080", at.AddDays(365), at, new byte[16], place, facts);
        var keys = desk.Services.GetRequiredService<IssuerKeys>();
        var url = desk.Services.GetRequiredService<CodeWriter>().Write(claims, new StatusPlace("202711-1", 7), keys.OfCodes);
        var sheet = desk.Services.GetRequiredService<CredentialSheet>();
        Assert.True(sheet.TryCompose(claims, url, keys[KeyPurpose.Document], at, out var pdf, out var missing), missing);
        return pdf;
    }
}
