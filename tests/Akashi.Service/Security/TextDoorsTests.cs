using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Akashi.Credentials.Format;
using Akashi.Hosting;
using Akashi.Hosting.Dates;
using Akashi.Service.Applications.Portal.Attach;
using Akashi.Service.Cards;
using Akashi.Service.Cards.Requests;
using Akashi.Service.Catalog;
using Akashi.Service.Catalog.Reading;
using Akashi.Service.Contacts;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Conditions;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Security;

/// <summary>
/// Threat P12: ten million bytes of marks at each point where text comes in.
/// The test counts what reaches the normalisation, rather than measuring time.
/// </summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class TextDoorsTests(World world)
{
    private static readonly string Bomb = "a" + new string('\u0301', 2_500_000) + new string('\u0323', 2_500_000);
    private static readonly NumberFormat Numbers = new(new Regex(""), "1", Confirmed: false);

    private static readonly Dictionary<string, Action<string>> All = new()
    {
        ["form, text"] = text => Parse(Kinds.Text, text),
        ["form, kana"] = text => Parse(Kinds.Kana, text),
        ["form, number"] = text => Parse(Kinds.RegistrationNumber, text),
        ["form, date"] = text => Kinds.Date.Parse(Field(Kinds.Date), DateKind.Typed(Era.Reiwa, text, "1", text), new FieldContext(Numbers, default)),
        ["form, telephone"] = text => Parse(Kinds.Phone, text),
        ["form, e-mail"] = text => Parse(Kinds.Email, text),
        ["contact, e-mail"] = text => EmailAddress.TryParse(text, out _),
        ["form, domicile"] = text => Parse(Kinds.Domicile, text),
        ["search of registers"] = text => RegistrationNumber.SearchForm(text),
        ["search of registers by name"] = text => TextFold.SearchForm(text),
        ["search of the catalog"] = text => new CatalogFace([], []).Search(text),
        ["reason of staff"] = text => OutsideText.Read(text, StaffPage.Reason, out _),
        ["file name"] = text => AttachmentRules.Check(text + ".pdf", "%PDF-"u8, out _),
        ["facts of a card, name"] = text => Upload(text, "x"),
        ["facts of a card, address"] = text => Upload("x", text),
        ["facts of a certificate"] = text => FactsComparison.Same(text, "", "x"),
        ["catalog file"] = ReadCatalog,
        ["code to verify"] = text => CredentialUrl.TryRead(text, new Uri("https://v.example"), out _, out _),
    };

    public static TheoryData<string> Doors { get; } = [.. All.Keys];

    [Theory]
    [MemberData(nameof(Doors))]
    public void Of_ten_million_bytes_of_marks_none_is_normalised_at(string door)
    {
        using var counted = new NormalisedUnits();
        All[door](Bomb);
        Assert.InRange(counted.Units, 0, MostAt(door));
    }

    /// <summary>Short enough for most limits, and still only marks.</summary>
    [Theory]
    [MemberData(nameof(Doors))]
    public void A_short_run_of_marks_is_not_normalised_either_at(string door)
    {
        using var counted = new NormalisedUnits();
        All[door]("a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 20)));
        Assert.InRange(counted.Units, 0, MostAt(door));
    }

    [Fact]
    public async Task Text_pasted_by_accident_is_reported_at_its_field_and_nothing_else_is_lost()
    {
        using var counted = new NormalisedUnits();
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var pasted = "あ" + new string('\u0301', 2 * FormLimits.Value);
        (string, string)[] answers = [.. Applying.Answers(), ("former-name", pasted)];
        var page = (await holder.AnswersAsync(answers, "certificate-copy")).MustBe("1.5.9");
        Assert.Equal("＊「登録に旧姓または通称の併記を希望するときは、その旧姓または通称」は60文字以内で入力してください。", page.Text("#former-name-error"));
        Assert.Equal("ヤマダ　ハナコ", page.Document.QuerySelector("[name=kana]")!.GetAttribute("value"));
        Assert.Equal("03-1234-5678", page.Document.QuerySelector("[name=phone]")!.GetAttribute("value"));
        Assert.Contains("certificate.png", page.Words, StringComparison.Ordinal);
        Assert.InRange(counted.MostAtOnce, 1, OutsideText.MostUnits);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_form_beyond_all_limits_is_refused_on_a_page_that_says_what_to_do(bool tooMany)
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAsync();
        (string, string)[] sent = tooMany
            ? [.. Enumerable.Range(0, FormLimits.Values + 1).Select(i => ($"x{i}", "y"))]
            : [("state", new string('x', FormLimits.Value + 1))];
        var page = await holder.Browser.PostAsync(holder.Browser.Page.Path, sent);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("入力した内容は、保存されたところまで残っています。", page.Words, StringComparison.Ordinal);
    }

    // Of a file name the end is kept, without the excess marks in a row; in the facts, the other text is a single letter.
    private static int MostAt(string door) => door == "file name" ? 40 : door.StartsWith("facts", StringComparison.Ordinal) ? 1 : 0;

    private static FieldAnswer Parse(FieldKind kind, string text) => kind.Parse(Field(kind), new RawAnswer(text), new FieldContext(Numbers, default));

    private static Field Field(FieldKind kind) => new("f", kind, new Wording("項目", "Field"), null, true, 2000, Condition.Always);

    private static void Upload(string name, string address)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new { facts = new { name, address, birthDate = "19900515", sex = "2" } });
        using var document = JsonDocument.Parse(json);
        CardUpload.Parse(document.RootElement, CardAction.ReadFacts);
    }

    private static void ReadCatalog(string text)
    {
        var folder = Directory.CreateTempSubdirectory("akashi-catalog-").FullName;
        File.WriteAllText(Path.Combine(folder, "bodies.yaml"), $"bodies:\n  - id: \"{text}\"\n", Encoding.UTF8);
        CatalogReader.Read(folder);
        Directory.Delete(folder, recursive: true);
    }
}
