using System.Text.RegularExpressions;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Catalog;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class CatalogFaceTests
{
    private static readonly CatalogFace Face = new(
        [
            Named("nurse", "看護師", "Registered Nurse", "かんごし", "a"), Named("it", "ITストラテジスト", "IT Strategist", "あいてぃーすとらてじすと", "b"),
            Named("cook", "調理師", "Licensed Cook", "ちょうりし", "a"),
        ],
        []);

    [Theory]
    [InlineData("かんご", "nurse")]
    [InlineData("カンゴ", "nurse")]
    [InlineData("ｶﾝｺﾞ", "nurse")]
    [InlineData("看護", "nurse")]
    [InlineData("ＩＴ", "it")]
    [InlineData("it", "it")]
    [InlineData("すとらてじすと", "it")]
    [InlineData("ｽﾄﾗﾃｼﾞｽﾄ", "it")]
    [InlineData("師", "nurse cook")]
    [InlineData("師　ちょう", "cook")]
    [InlineData("師 ちょう", "cook")]
    [InlineData("師 it", "")]
    [InlineData("nurse", "nurse")]
    [InlineData("ＮＵＲＳＥ　看護", "nurse")]
    [InlineData("licensed cook", "cook")]
    [InlineData("ed", "nurse cook")]
    [InlineData("", "nurse it cook")]
    [InlineData("  ", "nurse it cook")]
    [InlineData(null, "nurse it cook")]
    [InlineData("\ud800", "")]
    [InlineData("\ufffe", "")]
    public void A_qualification_is_found_by_its_names_and_reading_whatever_the_kana_width_and_case(string? words, string found) =>
        Assert.Equal(found, Spoken.In("ja", () => string.Join(' ', Face.Search(words).Select(q => q.Id))));

    [Fact]
    public void In_English_they_are_listed_by_their_English_names() =>
        Assert.Equal("it cook nurse", Spoken.In("en", () => string.Join(' ', Face.Search("").Select(q => q.Id))));

    [Fact]
    public void A_body_sees_its_own_qualifications() => Assert.Equal(["cook", "nurse"], Face.OfBody("a").Order());

    [Fact]
    public void What_is_not_there_is_not_found() => Assert.Equal((null, null, 0), (Face.Find("x"), Face.FindBody("x"), Face.OfBody("x").Count));

    private static Qualification Named(string id, string ja, string en, string kana, string body) => new(
        id, new Wording(ja, en), kana, new Ministry("m", Wording.Unsaid), new QualificationBody(body, new Wording(body, body)), Wording.Unsaid,
        Wording.Unsaid, Wording.Unsaid, new NumberFormat(new Regex(""), "", false));
}
