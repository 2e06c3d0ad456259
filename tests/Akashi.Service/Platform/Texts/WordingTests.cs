using System.Text.Json;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures.Versions;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Platform.Texts;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class WordingTests
{
    private static readonly Wording Nurse = new("看護師", "Nurse");
    private static readonly JsonSerializerOptions Kept = new() { Converters = { new WordingConverter() } };

    [Theory]
    [InlineData("ja", "看護師", null)]
    [InlineData("en", "Nurse", "看護師")]
    public void A_page_shows_the_language_of_its_request_and_the_Japanese_beside_the_English(string code, string spoken, string? beside) =>
        Assert.Equal((spoken, beside, "看護師"), Spoken.In(code, () => (Nurse.Spoken, Nurse.Beside, Nurse.Ja)));

    [Fact]
    public void It_is_never_put_into_words_without_saying_in_which_language() =>
        Assert.Throws<InvalidOperationException>(() => string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}", Nurse));

    [Theory]
    [InlineData("", "Nurse")]
    [InlineData(" ", "Nurse")]
    [InlineData("看護師", "")]
    [InlineData("看護師", "　")]
    public void Both_languages_are_said(string ja, string en) => Assert.Throws<ArgumentException>(() => new Wording(ja, en));

    [Fact]
    public void Both_languages_are_kept()
    {
        var json = JsonSerializer.Serialize(Nurse, Kept);
        Assert.Equal(("看護師", "Nurse"), (JsonSerializer.Deserialize<Wording>(json, Kept)!.Ja, JsonSerializer.Deserialize<Wording>(json, Kept)!.En));
    }

    [Fact]
    public void What_was_kept_in_Japanese_only_is_said_as_it_was_offered()
    {
        var before = JsonSerializer.Deserialize<Wording>("\"看護師\"", Kept)!;
        Assert.Equal(("看護師", null), Spoken.In("en", () => (before.Spoken, before.Beside)));
    }

    [Theory]
    [InlineData("{\"ja\":\"看護師\",\"en\":null}")]
    [InlineData("{\"ja\":null,\"en\":\"Nurse\"}")]
    public void A_kept_text_that_lacks_a_language_is_a_bug(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Wording>(json, Kept));
}
