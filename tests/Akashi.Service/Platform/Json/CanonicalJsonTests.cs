using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akashi.Service.Platform.Json;
using Akashi.Service.Tests.Given;
using CsCheck;

namespace Akashi.Service.Tests.Platform.Json;

/// <summary>RFC 8785, for the values that our documents contain.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class CanonicalJsonTests
{
    // RFC 8785, 3.2.3: by UTF-16 code units, so a supplementary character comes before U+FB33.
    [Fact]
    public void Keys_are_ordered_by_UTF_16_code_units() => Assert.Equal(
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
        + "\"\U0001F600\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
        Canonical("""
            {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
             "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}
            """));

    // RFC 8785, 3.2.2.2.
    [Fact]
    public void Strings_have_the_fewest_escapes() =>
        Assert.Equal("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"", Canonical("""
            "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"
            """));

    [Theory]
    [InlineData("\\u0000", "\\u0000")]
    [InlineData("\\u001F", "\\u001f")]
    [InlineData("\\u007f", "\u007f")]
    [InlineData("\\b\\t\\n\\f\\r", "\\b\\t\\n\\f\\r")]
    [InlineData("\\u2028<>&'+", "\u2028<>&'+")]
    [InlineData("葛\U000E0100", "葛\U000E0100")]
    public void Character_is_written_as_the_RFC_says(string json, string canonical) => Assert.Equal($"\"{canonical}\"", Canonical($"\"{json}\""));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-1", "-1")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("-9007199254740992", "-9007199254740992")]
    public void Whole_numbers_have_one_form(string json, string canonical) => Assert.Equal(canonical, Canonical(json));

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("-9007199254740993")]
    [InlineData("1.5")]
    [InlineData("1e30")]
    [InlineData("99999999999999999999")]
    public void Number_without_a_canonical_form_is_refused(string json) => Assert.Throws<ArgumentException>(() => Canonical(json));

    [Fact]
    public void Lone_surrogate_is_refused() => Assert.Throws<ArgumentException>(() => CanonicalJson.Write(JsonValue.Create("\ud800")));

    [Fact]
    public void White_space_is_removed_and_empty_values_stay() => Assert.Equal(
        """{"a":[],"b":{},"c":[true,false,null]}""",
        Canonical(""" { "c" : [ true , false , null ], "b" : { }, "a" : [ ] } """));

    [Fact]
    public void Order_of_keys_does_not_matter_and_what_is_written_reads_the_same() => Gen.Dictionary(Gen.String, Gen.OneOf<JsonNode?>(
            Gen.String.Select(s => (JsonNode?)JsonValue.Create(s)),
            Gen.Long[-(1L << 53), 1L << 53].Select(n => (JsonNode?)JsonValue.Create(n)),
            Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b))))
        .Where(d => d.Keys.Concat(d.Values.Select(v => v!.ToString())).All(IsText))
        .Sample(values =>
        {
            var (forward, backward) = (new JsonObject(), new JsonObject());
            foreach (var (key, value) in values) forward.Add(key, value!.DeepClone());
            foreach (var (key, value) in values.Reverse()) backward.Add(key, value!.DeepClone());
            var written = CanonicalJson.Write(forward);
            Assert.Equal(written, CanonicalJson.Write(backward));
            Assert.True(JsonNode.DeepEquals(forward, JsonNode.Parse(written)));
        }, iter: 500);

    private static bool IsText(string text) => text.EnumerateRunes().All(r => r != Rune.ReplacementChar);

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Write(JsonSerializer.Deserialize<JsonNode>(json)));
}
