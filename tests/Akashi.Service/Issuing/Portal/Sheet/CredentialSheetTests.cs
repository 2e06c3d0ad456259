using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Issuing.Portal.Sheet;

/// <summary>Row 3.6.1: whatever a register may contain fits on one page of the sheet.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class CredentialSheetTests
{
    private const string LongEnglish = "License under the Industrial Safety and Health Act (Boiler Operator, Crane Operator and others, 20 kinds)";
    private const string Body = "Center of Social Welfare Promotion and National Examination";
    private const string LongName = "マクシミリアン　アレクサンダー　フォン　ホーエンツォレルン　ジグマリンゲン　ヨハネス　クリストフォルス　ヴィルヘルム";

    [Theory]
    [InlineData("介護福祉士", "Certified Care Worker", "山田　花子", null)]
    [InlineData("あん摩マッサージ指圧師", "Massage and Shiatsu Practitioner", "髙﨑　𠮷乃", "高橋　𠮷乃")]
    [InlineData("労働安全衛生法による免許（ボイラー技士・クレーン運転士など）", LongEnglish, LongName, LongName)]
    public async Task Short_and_long_facts_fill_one_page(string qualification, string english, string name, string? formerName)
    {
        await using var desk = await Desk.OpenAsync();
        using var folder = new Folder();
        var (_, said) = await Tool.RunAsync("pdfinfo", folder.File("sheet.pdf", await Faces.DrawnAsync(desk, qualification, english, name, formerName)));
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
        var pdf = await Faces.DrawnAsync(desk, "労働安全衛生法による免許（ボイラー技士・クレーン運転士など）", LongEnglish, LongName, LongName);
        var (_, said) = await Tool.RunAsync("pdfinfo", folder.File("sheet.pdf", pdf));
        Assert.Matches("Pages: +1\n", said);
    }

    /// <summary>Whoever reads it abroad finds what each line is; the Japanese is what counts, whatever the holder's language.</summary>
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Labels_names_and_dates_are_in_both_languages(string holdersLanguage)
    {
        await using var desk = await Desk.OpenAsync();
        using var folder = new Folder();
        var pdf = await Spoken.In(holdersLanguage, () => Faces.DrawnAsync(desk, "介護福祉士", "Certified Care Worker", "山田　花子", "鈴木　花子"));
        var (_, said) = await Tool.RunAsync("pdftotext", "-layout", folder.File("sheet.pdf", pdf), "-");
        Assert.All(
            new[]
            {
                ("デジタル資格者証", "Digital certificate"), ("介護福祉士", "Certified Care Worker"), ("旧姓・通称", "Former surname or alias"),
                ("生年月日", "Date of birth"), ("登録番号", "Registration number"), ("登録年月日", "Date of registration"),
                ("公益財団法人社会福祉振興・試験センター", Body), ("交付日", "Date of issue"), ("有効期限", "Valid until"),
                ("平成2年（1990年）5月15日", "15 May 1990"), ("平成31年（2019年）4月1日", "1 April 2019"), ("有効性の確認", "Check that it is valid"),
                ("スマートフォン", "smartphone"), ("社会福祉士及び介護福祉士法により登録したことを証する", "under the Certified Social Worker"), ("理事長", "President"),
                ("検証のページ", "http://localhost:8081/"),
            },
            both => Assert.Equal((true, true), (said.Contains(both.Item1, StringComparison.Ordinal), said.Contains(both.Item2, StringComparison.Ordinal))));
        var (_, about) = await Tool.RunAsync("pdfinfo", folder.File("sheet.pdf", pdf));
        Assert.Matches("Title: +デジタル資格者証\n", about);
    }

    // Row 4.4.2: a program that reads a folder of sheets finds the code as text.
    [Fact]
    public async Task Sheet_contains_the_address_of_its_code_as_text()
    {
        await using var desk = await Desk.OpenAsync();
        using var folder = new Folder();
        var pdf = await Faces.DrawnAsync(desk, "介護福祉士", "Certified Care Worker", "山田　花子", null);
        var (_, said) = await Tool.RunAsync("pdfinfo", "-meta", folder.File("sheet.pdf", pdf));
        Assert.Matches("<dc:identifier>http://localhost:8081/w/\\?c=[A-Za-z0-9_-]{300,}</dc:identifier>", said);
    }

    // Whoever listens gets the sheet in the order in which it is read, with headings, and each label with its value. Poppler reads the tags, not we.
    [Fact]
    public async Task Tags_give_a_reader_the_facts_in_their_order()
    {
        await using var desk = await Desk.OpenAsync();
        using var folder = new Folder();
        var pdf = await Faces.DrawnAsync(desk, "介護福祉士", "Certified Care Worker", "山田　花子", "鈴木　花子");
        var (_, said) = await Tool.RunAsync("pdfinfo", "-struct-text", folder.File("sheet.pdf", pdf));
        string[] order =
        [
            "Document", "H1", "\"デジタル資格者証\"", "\"介護福祉士\"", "\"山田　花子\"", "Table", "TH", "\"旧姓・通称\"", "TD", "\"鈴木　花子\"", "\"生年月日\"",
            "\"平成2年（1990年）5月15日\"", "\"登録番号\"", "\"D-0123456\"", "\"登録年月日\"", "\"公益財団法人社会福祉振興・試験センター\"",
            "\"有効期限\"", "Figure", "H2", "\"有効性の確認\"", "Form",
        ];
        var at = 0;
        foreach (var expected in order)
        {
            at = said.IndexOf(expected, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{expected} does not follow in {said}");
        }
    }
}
