namespace Akashi.Hosting.Tests;

/// <summary>Threats P12, P13: what becomes text is short, is really text, and costs almost nothing.</summary>
public class OutsideTextTests
{
    private static readonly TextLimit Five = TextLimit.Line(5);
    private static readonly string Bomb = "a" + new string('\u0301', 2_500_000) + new string('\u0323', 2_500_000);

    [Theory]
    [InlineData(" 髙﨑\u3000𠮷乃 ", "髙﨑\u3000𠮷乃")]
    [InlineData("か\u3099", "が")]
    [InlineData("葛\U000E0100城", "葛\U000E0100城")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_text_is_taken_without_the_white_space_around_it_and_in_NFC(string? raw, string text)
    {
        Assert.Null(OutsideText.Read(raw, Five, out var read));
        Assert.Equal(text, read);
    }

    [Theory]
    [InlineData("𠮷\U000E0100𠮷\U000E0100𠮷\U000E0100𠮷\U000E0100𠮷\U000E0100", null)]
    [InlineData("𠮷𠮷𠮷𠮷𠮷𠮷", TextFault.TooLong)]
    [InlineData("abcde\u0323\u0301\u0323\u0301\u0323", null)]
    [InlineData("abcde\u0323\u0301\u0323\u0301\u0323\u0324\u0324", TextFault.TooLong)]
    [InlineData("\u1112\u1161\u11ab\u1112\u1161\u11ab\u1112\u1161\u11ab\u1112\u1161\u11ab\u1112\u1161\u11ab", null)]
    public void A_person_counts_characters_and_a_table_code_points(string raw, TextFault? fault) => Assert.Equal(fault, OutsideText.Read(raw, Five, out _));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\ud800b")]
    [InlineData("a\ufffeb")]
    [InlineData("a\ufdd0b")]
    [InlineData("a\ufffdb")]
    public void Anything_but_text_is_refused(string raw)
    {
        Assert.Equal(TextFault.NotText, OutsideText.Read(raw, Five, out var read));
        Assert.Equal("", read);
    }

    [Fact]
    public void Line_breaks_are_taken_where_there_may_be_lines_and_other_controls_nowhere()
    {
        var lines = new TextLimit(10, 10, Lines: true);
        Assert.Null(OutsideText.Read("a\r\nb\tc", lines, out var read));
        Assert.Equal("a\r\nb\tc", read);
        Assert.Equal(TextFault.NotText, OutsideText.Read("a\u001bb", lines, out _));
    }

    /// <summary>No script uses so many marks on one letter, and a run of them is what makes normalising slow.</summary>
    [Theory]
    [InlineData('\u0301')]
    [InlineData('\uff9e')]
    public void A_run_of_more_than_thirty_marks_is_no_text_and_never_normalised(char mark)
    {
        using var counted = new NormalisedUnits();
        var wide = new TextLimit(1000, 1000);
        Assert.Equal(TextFault.NotText, OutsideText.Read("a" + new string(mark, 31), wide, out _));
        Assert.False(OutsideText.TryFold("a" + new string(mark, 31), out var folded));
        Assert.Equal(("", 0L), (folded, counted.Units));
        Assert.Null(OutsideText.Read("a" + new string(mark, 30), wide, out _));
    }

    [Fact]
    public void Ten_million_bytes_of_marks_are_refused_before_one_of_them_is_normalised()
    {
        using var counted = new NormalisedUnits();
        Assert.Equal(TextFault.TooLong, OutsideText.Read(Bomb, new TextLimit(int.MaxValue, int.MaxValue), out _));
        Assert.Equal(TextFault.TooLong, OutsideText.Read(Bomb, Five, out _));
        Assert.False(OutsideText.TryFold(Bomb, out _));
        Assert.Equal(0, counted.Units);
    }

    [Fact]
    public void White_space_around_a_text_takes_none_of_its_room()
    {
        using var counted = new NormalisedUnits();
        Assert.Null(OutsideText.Read(new string(' ', 100_000) + "abc" + new string(' ', 100_000), Five, out var read));
        Assert.Equal(("abc", 3L), (read, counted.Units));
    }

    [Fact]
    public void A_text_that_grows_when_it_is_normalised_is_measured_afterwards() =>
        Assert.Equal(TextFault.TooLong, OutsideText.Read("\ufb2c\ufb2c\ufb2c\ufb2c\ufb2c", new TextLimit(5, 10), out _));

    [Fact]
    public void Width_and_form_do_not_count_in_what_is_folded()
    {
        Assert.True(OutsideText.TryFold("ｶﾞＡ㌀", out var folded));
        Assert.Equal("ガAアパート", folded);
    }
}
