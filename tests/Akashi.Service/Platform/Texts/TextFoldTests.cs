using Akashi.Service.Platform.Texts;
using Akashi.Service.Tests.Given;
using CsCheck;
using AnyTexts = Akashi.Service.Tests.Given.Texts;

namespace Akashi.Service.Tests.Platform.Texts;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class TextFoldTests
{
    private static readonly Gen<string> Names = Gen.String[Gen.Char["山田髙﨑花子ヤマダはなこァヴガー－ｱﾞｶａＺz　 ()"], 0, 30];

    [Theory]
    [InlineData("ヤマダ　ハナコ", "やまだはなこ")]
    [InlineData("ﾔﾏﾀﾞ ﾊﾅｺ", "やまだはなこ")]
    [InlineData("やまだはなこ", "やまだはなこ")]
    [InlineData("ヴァージニア", "ゔぁーじにあ")]
    [InlineData("Ｓｍｉｔｈ　John", "SMITHJOHN")]
    [InlineData("ジャン－ポール", "ジャン‐ポール")]
    [InlineData("ジャン-ポール", "ジャン―ポール")]
    [InlineData("山田　花子", "山田\t花子")]
    [InlineData("葛\U000E0100城", "葛城")]
    [InlineData("か\u3099くと", "がくと")]
    [InlineData("㈱", "(株)")]
    public void What_is_written_differently_is_found_as_the_same(string one, string other) =>
        Assert.Equal(TextFold.SearchForm(one), TextFold.SearchForm(other));

    // Names keep their variants; a table of variants would be a decision of its own.
    [Theory]
    [InlineData("髙", "高")]
    [InlineData("﨑", "崎")]
    [InlineData("𠮷", "吉")]
    [InlineData("は", "ば")]
    public void A_variant_character_is_another_one(string one, string other) => Assert.NotEqual(TextFold.SearchForm(one), TextFold.SearchForm(other));

    [Fact]
    public void What_is_no_text_has_no_form() => Assert.Equal("", TextFold.SearchForm("山\ud800田"));

    [Fact]
    public void A_form_is_its_own_form_and_fits_its_column() => AnyTexts.Any.Sample(text =>
        TextFold.SearchForm(text) is var form && TextFold.SearchForm(form) == form && form.Length <= TextFold.LongestSearchForm);

    [Fact]
    public void A_name_is_found_by_any_begin_of_it() => Gen.Select(Names, Gen.Int[0, 30]).Sample((name, length) =>
        length >= name.Length || name[length] is 'ﾞ' || TextFold.SearchForm(name).StartsWith(TextFold.SearchForm(name[..length]), StringComparison.Ordinal));

    [Fact]
    public void A_mark_behind_a_gap_does_not_join_the_letter_before() => Assert.Equal("こ", TextFold.SearchForm("こ　ﾞ"));

    [Fact]
    public void A_form_is_cut_between_characters()
    {
        var form = TextFold.SearchForm("a" + string.Concat(Enumerable.Repeat("𠮷", 100)));
        Assert.Equal(TextFold.LongestSearchForm - 1, form.Length);
        Assert.False(char.IsHighSurrogate(form[^1]));
    }
}
