using Akashi.Service.Platform.Lists;
using CsCheck;
using AnyTexts = Akashi.Service.Tests.Given.Texts;

namespace Akashi.Service.Tests.Platform.Lists;

public class ListCursorTests
{
    private static readonly Gen<ListCursor> Any =
        Gen.Select(Gen.Bool, Gen.Long, Gen.Guid, (next, key, id) => new ListCursor(next ? ListWay.Next : ListWay.Previous, key, id));

    [Fact]
    public void What_is_written_is_read() => Any.Sample(cursor => ListCursor.Read(cursor.ToString()) == cursor);

    [Fact]
    public void It_is_written_in_letters_that_an_address_takes_as_they_are() =>
        Any.Sample(cursor => Uri.EscapeDataString(cursor.ToString()) == cursor.ToString());

    [Fact]
    public void Any_text_is_a_cursor_in_its_one_form_or_none() =>
        AnyTexts.Any.Sample(text => ListCursor.Read(text) is not { } cursor || cursor.ToString() == text);

    [Fact]
    public void A_shorter_or_longer_text_is_none() => Any.Sample(cursor =>
        Enumerable.Range(0, cursor.ToString().Length).All(i => ListCursor.Read(cursor.ToString()[..i]) is null) && ListCursor.Read(cursor + "A") is null);

    // The last letter holds bits that no byte needs.
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAA")]
    [InlineData("////AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_nobody_wrote_is_none(string? text) => Assert.Null(ListCursor.Read(text));
}
