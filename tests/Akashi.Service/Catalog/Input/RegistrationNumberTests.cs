using Akashi.Service.Catalog.Input;
using CsCheck;

namespace Akashi.Service.Tests.Catalog.Input;

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

    [Fact]
    public void Leading_zeros_count() => Assert.NotEqual(RegistrationNumber.SearchForm("0123"), RegistrationNumber.SearchForm("123"));

    [Theory]
    [InlineData("12\ud800")]
    [InlineData("12\uffff")]
    [InlineData("12\ufffe")]
    public void What_is_no_text_has_no_search_form(string written) => Assert.Equal("", RegistrationNumber.SearchForm(written));

    [Fact]
    public void No_text_makes_it_throw_and_a_form_is_its_own_form_or_shorter() =>
        Texts.Any.Sample(text => RegistrationNumber.SearchForm(text) is { } form && RegistrationNumber.SearchForm(form).Length <= form.Length);
}
