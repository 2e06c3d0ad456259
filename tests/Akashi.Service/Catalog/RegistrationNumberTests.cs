using Akashi.Service.Catalog;
using Akashi.Service.Tests.Given;
using CsCheck;

namespace Akashi.Service.Tests.Catalog;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class RegistrationNumberTests
{
    [Theory]
    [InlineData("0123456", "0123456")]
    [InlineData("第0123456号", "0123456")]
    [InlineData("第 0123456 号", "0123456")]
    [InlineData("第０１２３４５６号", "0123456")]
    [InlineData("ｄ－０１２３４５６", "D-0123456")]
    [InlineData("D‐0123456", "D-0123456")]
    [InlineData("D−0123456", "D-0123456")]
    [InlineData("Dー0123456", "D-0123456")]
    [InlineData("Dｰ0123456", "D-0123456")]
    [InlineData("D—0123456", "D-0123456")]
    [InlineData("　12　34　", "1234")]
    [InlineData("第号", "")]
    [InlineData("", "")]
    public void What_is_written_differently_is_found_as_the_same(string written, string form) => Assert.Equal(form, RegistrationNumber.SearchForm(written));

    [Theory]
    [InlineData("第Ｄ－０２２２３３３号", "D-0222333")]
    [InlineData(" d‐0222333 ", "D-0222333")]
    [InlineData("第 0123456 号", "0123456")]
    [InlineData("第0123456", "0123456")]
    [InlineData("0123456号", "0123456")]
    [InlineData("Dー0123456", "D-0123456")]
    [InlineData("令五中一種第01234号", "令五中一種第01234号")]
    [InlineData("平成１２ 第３４号", "平成12第34号")]
    [InlineData("東京（３）第１２号", "東京(3)第12号")]
    [InlineData("ボイラー12", "ボイラー12")]
    [InlineData("第第1号", "第第1号")]
    [InlineData("第号", "")]
    public void What_is_written_differently_is_shown_and_signed_in_one_form(string written, string form) =>
        Assert.Equal(form, RegistrationNumber.Normalise(written));

    [Fact]
    public void The_form_that_is_signed_is_found_as_what_was_typed_and_is_its_own_form() => Texts.Any.Sample(text =>
        RegistrationNumber.Normalise(text) is var form
        && RegistrationNumber.SearchForm(form) == RegistrationNumber.SearchForm(text)
        && RegistrationNumber.Normalise(form) == form);

    [Fact]
    public void Leading_zeros_count() => Assert.NotEqual(RegistrationNumber.SearchForm("0123"), RegistrationNumber.SearchForm("123"));

    [Theory]
    [InlineData("12\ud800")]
    [InlineData("12\uffff")]
    [InlineData("12\ufffe")]
    public void What_is_not_text_has_neither_form(string written) =>
        Assert.Equal(("", ""), (RegistrationNumber.SearchForm(written), RegistrationNumber.Normalise(written)));

    [Fact]
    public void No_text_makes_it_throw_and_a_form_is_its_own_form_or_shorter() =>
        Texts.Any.Sample(text => RegistrationNumber.SearchForm(text) is { } form && RegistrationNumber.SearchForm(form).Length <= form.Length);
}
