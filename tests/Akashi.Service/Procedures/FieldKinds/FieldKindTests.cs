using System.Text.RegularExpressions;
using Akashi.Hosting.Dates;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Conditions;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Tests.Given;
using CsCheck;

namespace Akashi.Service.Tests.Procedures.FieldKinds;

/// <summary>What each kind of field accepts, and how it stores and shows answers (docs/specifications/catalog.md).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class FieldKindTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly NumberFormat Guess = new(new Regex("^(?:[A-Z]-)?[0-9]{1,8}$"), "D-0123456", Confirmed: false);
    private static readonly NumberFormat Sure = Guess with { Confirmed = true };

    [Theory]
    [InlineData("text")]
    [InlineData("kana")]
    [InlineData("registration-number")]
    [InlineData("date")]
    [InlineData("phone")]
    [InlineData("email")]
    public void An_empty_answer_is_missing_only_where_it_is_required(string code)
    {
        Assert.Equal(FieldFault.Missing, Parse(Kinds.Of(code), "  ").Fault);
        Assert.Equal(new FieldAnswer(""), Parse(Kinds.Of(code), "  ", required: false));
    }

    [Theory]
    [InlineData("髙﨑　𠮷乃")]
    [InlineData("東京都")]
    [InlineData("<script>")]
    public void A_name_keeps_its_characters(string text) => Assert.Equal(new FieldAnswer(text), Parse(Kinds.Text, " " + text + " "));

    [Fact]
    public void A_letter_and_its_mark_become_one() => Assert.Equal("が", Parse(Kinds.Text, "か\u3099").Value);

    [Theory]
    [InlineData("𠮷𠮷𠮷𠮷𠮷", null)]
    [InlineData("𠮷𠮷𠮷𠮷𠮷𠮷", nameof(FieldFault.TooLong))]
    [InlineData("葛\U000E0100葛葛葛葛", null)]
    public void Characters_are_counted_as_a_person_counts_them(string text, string? fault) => Assert.Equal(fault, Parse(Kinds.Text, text, max: 5).Fault?.Code);

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\ud800b")]
    [InlineData("a\ufffeb")]
    [InlineData("a\uffffb")]
    [InlineData("a\ufffdb")]
    public void What_is_not_text_is_refused(string text) => Assert.Equal(FieldFault.NotText, Parse(Kinds.Text, text).Fault);

    [Theory]
    [InlineData("第 D-0123456 号", "D-0123456")]
    [InlineData("ｄ－０１２３４５６", "D-0123456")]
    [InlineData("0123456", "0123456")]
    public void A_number_that_fits_is_kept_in_one_form(string text, string number) =>
        Assert.Equal(new FieldAnswer(number), Parse(Kinds.RegistrationNumber, text, numbers: Sure));

    [Fact]
    public void A_number_is_too_long_if_its_stored_form_is() =>
        Assert.Equal(FieldFault.TooLong, Parse(Kinds.RegistrationNumber, "㍿123456789", max: 12).Fault);

    [Fact]
    public void A_number_format_that_is_only_a_guess_warns_and_never_refuses()
    {
        Assert.Equal(new FieldAnswer("平成12第34号", Warning: RegistrationNumberKind.NumberForm), Parse(Kinds.RegistrationNumber, "平成12第34号", numbers: Guess));
        Texts.Any.Sample(text =>
            Parse(Kinds.RegistrationNumber, text, max: 100).Fault != RegistrationNumberKind.NumberForm || RegistrationNumber.SearchForm(text).Length == 0);
    }

    [Fact]
    public void A_confirmed_number_format_refuses() =>
        Assert.Equal(RegistrationNumberKind.NumberForm, Parse(Kinds.RegistrationNumber, "X1", numbers: Sure).Fault);

    [Fact]
    public void A_number_of_which_nothing_is_left_is_refused() => Assert.Equal(RegistrationNumberKind.NumberForm, Parse(Kinds.RegistrationNumber, "第号").Fault);

    [Theory]
    [InlineData("やまだ　はなこ", "ヤマダ　ハナコ")]
    [InlineData("ﾔﾏﾀﾞ ﾊﾅｺ", "ヤマダ　ハナコ")]
    [InlineData("ヤマダ　ハナコ", "ヤマダ　ハナコ")]
    [InlineData("ジョン・スミス", "ジョン・スミス")]
    [InlineData("ゔぃーなす", "ヴィーナス")]
    public void Kana_of_every_kind_become_katakana(string text, string kana) => Assert.Equal(new FieldAnswer(kana), Parse(Kinds.Kana, text));

    [Theory]
    [InlineData("山田")]
    [InlineData("Yamada")]
    [InlineData("ヤマダ1")]
    public void Other_letters_are_not_kana(string text) => Assert.Equal(KanaKind.NotKana, Parse(Kinds.Kana, text).Fault);

    [Theory]
    [InlineData("03-1234-5678", "0312345678")]
    [InlineData("（03）1234 5678", "0312345678")]
    [InlineData("０９０ー１２３４ー５６７８", "09012345678")]
    [InlineData("+81 90 1234 5678", "+819012345678")]
    [InlineData("123456789", "123456789")]
    [InlineData("123456789012345", "123456789012345")]
    public void Telephone_numbers_are_kept_as_digits(string text, string phone) => Assert.Equal(new FieldAnswer(phone), Parse(Kinds.Phone, text));

    [Theory]
    [InlineData("12345678")]
    [InlineData("1234567890123456")]
    [InlineData("03-1234-567X")]
    [InlineData("0+312345678")]
    [InlineData("+")]
    public void What_is_not_a_telephone_number_is_refused(string text) => Assert.Equal(PhoneKind.NotAPhone, Parse(Kinds.Phone, text).Fault);

    [Theory]
    [InlineData("hanako@example.jp", "hanako@example.jp")]
    [InlineData("ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ", "hanako@example.jp")]
    [InlineData("a+b@mail.example.jp", "a+b@mail.example.jp")]
    public void Email_addresses_are_accepted(string text, string address) => Assert.Equal(new FieldAnswer(address), Parse(Kinds.Email, text));

    [Theory]
    [InlineData("hanako")]
    [InlineData("hanako@localhost")]
    [InlineData("Hanako <hanako@example.jp>")]
    [InlineData("a@b.jp, c@d.jp")]
    [InlineData("@example.jp")]
    public void What_is_not_an_email_address_is_refused(string text) => Assert.Equal(EmailKind.NotAnEmail, Parse(Kinds.Email, text).Fault);

    [Fact]
    public void An_address_of_255_characters_is_too_long() =>
        Assert.Equal(EmailKind.NotAnEmail, Parse(Kinds.Email, "a@" + new string('b', 250) + ".jp", max: 300).Fault);

    [Theory]
    [InlineData(Era.Reiwa, "元", "5", "1", "2019-05-01")]
    [InlineData(Era.Reiwa, "８", "１１", "２５", "2026-11-25")]
    [InlineData(Era.Showa, " 64 ", "01", "07", "1989-01-07")]
    [InlineData(Era.Western, "1990", "5", "15", "1990-05-15")]
    [InlineData((Era)768, "1990", "5", "15", "1990-05-15")]
    public void Dates_are_kept_in_one_form(Era era, string year, string month, string day, string value) =>
        Assert.Equal(new FieldAnswer(value), ParseDate(era, year, month, day));

    [Theory]
    [InlineData(Era.Reiwa, "8", "11", "26", nameof(DateKind.InTheFuture))]
    [InlineData(Era.Showa, "64", "1", "8", nameof(DateKind.NotADate))]
    [InlineData(Era.Reiwa, "8", "2", "29", nameof(DateKind.NotADate))]
    [InlineData(Era.Reiwa, "8", "", "1", nameof(DateKind.NotADate))]
    [InlineData(Era.Reiwa, "x", "1", "1", nameof(DateKind.NotADate))]
    [InlineData(Era.Reiwa, "-8", "1", "1", nameof(DateKind.NotADate))]
    [InlineData(Era.Reiwa, "2147483647", "1", "1", nameof(DateKind.NotADate))]
    [InlineData(Era.Reiwa, "8\ud800", "1", "1", nameof(DateKind.NotADate))]
    [InlineData(Era.Reiwa, "8\ufffe", "1", "1", nameof(DateKind.NotADate))]
    public void What_is_not_a_day_up_to_today_is_refused(Era era, string year, string month, string day, string fault) =>
        Assert.Equal(fault, ParseDate(era, year, month, day).Fault?.Code);

    [Fact]
    public void A_date_is_shown_back_in_both_forms() => Assert.Equal("平成2年（1990年）5月15日", Kinds.Date.Show(Field(Kinds.Date), "1990-05-15"));

    [Fact]
    public void Another_answer_is_shown_back_as_it_is() => Assert.Equal("1990-05-15", Kinds.Text.Show(Field(Kinds.Text), "1990-05-15"));

    [Fact]
    public void No_text_makes_it_throw()
    {
        var answers = Gen.Select(Gen.OneOfConst([.. KnownFieldKinds.Own]), Texts.Any, Texts.Any, Texts.Any, Texts.Any, Gen.Bool);
        answers.Sample((kind, one, two, three, four, required) =>
        {
            var typed = kind.Parts.Zip([one, two, three, four]).ToDictionary();
            return kind.Parse(Field(kind, required), new RawAnswer(typed), new FieldContext(Guess, Today)) is { Value: not null };
        });
    }

    [Fact]
    public void What_was_taken_is_taken_again_as_the_same() =>
        Gen.Select(Gen.OneOfConst([.. Kinds.Lines]), Texts.Any).Sample((kind, text) =>
            Parse(kind, text, max: 100) is var first && (first.Fault is not null || Parse(kind, first.Value, required: false, max: 300) == first));

    private static FieldAnswer Parse(FieldKind kind, string text, bool required = true, int max = 60, NumberFormat? numbers = null) =>
        kind.Parse(Field(kind, required, max), new RawAnswer(text), new FieldContext(numbers ?? Guess, Today));

    private static FieldAnswer ParseDate(Era era, string year, string month, string day) =>
        Kinds.Date.Parse(Field(Kinds.Date), DateKind.Typed(era, year, month, day), new FieldContext(Guess, Today));

    private static Field Field(FieldKind kind, bool required = true, int max = 60) => new("f", kind, new Wording("項目", "Field"), null, required, max, Condition.Always);
}
