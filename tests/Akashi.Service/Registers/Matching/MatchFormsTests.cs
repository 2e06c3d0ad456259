using Akashi.Service.Cards;
using Akashi.Service.Registers.Matching;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Registers.Matching;

/// <summary>Row 1.5.2, threat L6: which spellings of names, readings, addresses and numbers have one form, and which have not.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class MatchFormsTests
{
    // Each line: spellings of one thing on either side of =, or of two things on either side of ≠.
    private const string Names = """
        高橋　由紀 = 髙橋由紀
        山崎　太郎 = 山﨑 太郎
        吉田　一郎 = 𠮷田　一郎
        斎藤　学 = 齋藤　學
        斉藤　学 = 斎藤　学
        渡辺　恵 = 渡邊　惠
        渡辺　恵 = 渡邉　恵
        浜田　沢子 = 濵田　澤子
        桑島　寿 = 桒嶋　壽
        葛城　カオリ = 葛󠄁城　カオリ
        神田　祐 = 神田　祐
        橋本　凜 = 𣘺本　凛
        ＳＭＩＴＨ　ＪＯＨＮ = Smith John
        ジャン・ポール = ジヤンポール
        高橋　由紀 ≠ 高橋　由記
        太田　一郎 ≠ 大田　一郎
        土屋　始 ≠ 士屋　始
        山田　未来 ≠ 山田　末来
        """;

    private const string Readings = """
        ヤマダ　ハナコ = やまだ はなこ
        ヤマダ　ハナコ = ﾔﾏﾀﾞ ﾊﾅｺ
        キョウコ = キヨウコ
        イッペイ = イツペイ
        チヅル = チズル
        ヂロウ = ジロウ
        カヲル = カオル
        オオノ = オーノ
        オオノ = オウノ
        ユウコ = ユーコ
        ケイコ = ケーコ
        シーナ = シイナ
        オオノ ≠ オノ
        ユウコ ≠ ユコ
        ハナコ ≠ バナコ
        ケン ≠ ケンー
        """;

    private const string Addresses = """
        東京都千代田区紀尾井町１－３ = 千代田区紀尾井町一丁目3番地
        北海道札幌市中央区北一条西２ = 札幌市中央区北１条西二
        横浜市中区日本大通十二番地の三 = 神奈川県横浜市中区日本大通12-3
        千代田区霞ヶ関２丁目１番２号 = 東京都千代田区霞が関2-1-2
        長野県北佐久郡大字発地１０番 = 北佐久郡発地10
        岐阜県山県市高木１ = 山県市高木1
        渋谷区１－１　１０１号室 = 渋谷区1-1 101
        千代田区紀尾井町１－３ ≠ 千代田区紀尾井町１３
        横浜市中区日本大通１ ≠ 横浜市中区日本大通２
        """;

    private const string Numbers = """
        D-0123456 = 第D0123456号
        D-0123456 = ｄ－０１２３４５６
        D-0123456 ≠ D-123456
        D-0123456 ≠ A-0123456
        """;

    public static IEnumerable<TheoryDataRow<string, string, bool, string>> Pairs() =>
        from table in new[] { (nameof(Names), Names), (nameof(Readings), Readings), (nameof(Addresses), Addresses), (nameof(Numbers), Numbers) }
        from line in table.Item2.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let same = line.Contains('=', StringComparison.Ordinal)
        let sides = line.Split(same ? '=' : '≠', StringSplitOptions.TrimEntries)
        select new TheoryDataRow<string, string, bool, string>(sides[0], sides[1], same, table.Item1);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void L6_pair_has_one_form_or_two(string one, string other, bool same, string what) => Assert.Equal(same, FormOf(what)(one) == FormOf(what)(other));

    [Theory]
    [InlineData("高橋　由紀", "髙橋　由紀")]
    [InlineData("葛城　カオリ", "葛\U000E0101城　カオリ")]
    [InlineData("渡辺　恵", "渡邉　恵")]
    public void L6_form_of_a_kanji_is_found_but_is_never_the_same_name(string one, string other) =>
        Assert.Equal((true, false), (MatchForms.Name(one) == MatchForms.Name(other), FactText.Same(one, other)));

    [Theory]
    [InlineData("")]
    [InlineData("　")]
    [InlineData("\ud800")]
    [InlineData("a\u0007")]
    public void What_holds_nothing_has_an_empty_form_and_no_text_throws(string text) =>
        Assert.Equal(("", "", "", ""), (MatchForms.Name(text), MatchForms.Kana(text), MatchForms.Address(text), MatchForms.Number(text)));

    private static Func<string, string> FormOf(string what) => what switch
    {
        nameof(Names) => MatchForms.Name,
        nameof(Readings) => MatchForms.Kana,
        nameof(Addresses) => MatchForms.Address,
        _ => MatchForms.Number,
    };
}
