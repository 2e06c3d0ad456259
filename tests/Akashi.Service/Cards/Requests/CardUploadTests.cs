using System.Text;
using System.Text.Json;
using Akashi.Service.Cards;
using Akashi.Service.Cards.Requests;
using Akashi.Service.Tests.Given;
using CsCheck;

namespace Akashi.Service.Tests.Cards.Requests;

/// <summary>The parser of agents' results returns a result or null, and never throws.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class CardUploadTests
{
    private const string Good = """{"facts":{"name":"山田　花子","address":"東京都","birthDate":"19900515","sex":"2","certificate":"MAA="}}""";

    [Fact]
    public void Facts_are_read_as_sent()
    {
        var facts = Assert.IsType<CardUpload.Facts>(Parse(Good, CardAction.ReadFacts)).Read;
        Assert.Equal(new BasicFacts("山田　花子", "東京都", new DateOnly(1990, 5, 15), Sex.Female), facts);
    }

    [Fact]
    public void Facts_come_with_the_certificate_of_their_card() =>
        Assert.Equal([0x30, 0x00], Assert.IsType<CardUpload.Facts>(Parse(Good, CardAction.ReadFacts)).Certificate);

    [Theory]
    [InlineData("""{"sign":{"cms":"AA=="}}""")]
    [InlineData("""{"sign":{"certificate":"AA=="}}""")]
    public void Signature_without_the_certificate_of_its_card_is_refused(string json) => Assert.Null(Parse(json, CardAction.Sign));

    [Fact]
    public void Name_in_decomposed_form_is_read_in_NFC() => Assert.Equal("が", NameFrom("か\u3099"));

    [Fact]
    public void Variation_selectors_are_kept() => Assert.Equal("葛\U000E0100城", NameFrom("葛\U000E0100城"));

    [Theory]
    [InlineData("cancelled", CardFault.Cancelled)]
    [InlineData("pin-locked", CardFault.Locked)]
    [InlineData("no-signature-certificate", CardFault.NoSignatureCertificate)]
    [InlineData("card-removed", CardFault.CardUnreadable)]
    [InlineData("", CardFault.CardUnreadable)]
    public void Failures_are_recognised_by_their_code(string code, CardFault fault) =>
        Assert.Equal(new CardUpload.Failure(fault), Parse($$"""{"failure":"{{code}}"}""", CardAction.Sign));

    [Theory]
    [InlineData("""{"authenticate":{"certificate":"AA==","signature":"AA=="}}""", CardAction.Sign)]
    [InlineData("""{"sign":{"cms":"AA==","certificate":"AA=="}}""", CardAction.Authenticate)]
    [InlineData(Good, CardAction.Authenticate)]
    public void Answer_to_another_action_is_refused(string json, CardAction action) => Assert.Null(Parse(json, action));

    [Fact]
    public void No_JSON_makes_it_throw() => Json.Sample(json =>
    {
        foreach (var action in Enum.GetValues<CardAction>()) _ = Parse(json, action);
    }, iter: 3000);

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String.Select(s => JsonSerializer.Serialize(s)),
        Gen.OneOfConst(
            @"""\ud800""", @"""\udc00a""", @"""\u0000""", @"""AA==""", @"""19900515""", @"""2""", @"""cancelled""", "\"\"", "null", "1", "[]", "{}"));

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOfConst(
            "\"authenticate\"", "\"facts\"", "\"sign\"", "\"failure\"", "\"name\"", "\"address\"", "\"birthDate\"", "\"sex\"", "\"certificate\"",
            "\"signature\"", "\"cms\"", @"""\ud800""", @"""\u0073ign"""),
        Gen.String.Select(s => JsonSerializer.Serialize(s)));

    private static readonly Gen<string> Inner = Gen.Select(Name, Text).Array[0, 5].Select(pairs => ObjectOf(pairs));

    private static readonly Gen<string> Json = Gen.Select(Name, Gen.OneOf(Inner, Text)).Array[0, 2].Select(pairs => ObjectOf(pairs));

    private static string ObjectOf((string Name, string Value)[] pairs) => "{" + string.Join(',', pairs.Select(p => p.Name + ":" + p.Value)) + "}";

    private static string NameFrom(string sent)
    {
        var facts = Parse(Good.Replace("山田　花子", sent, StringComparison.Ordinal), CardAction.ReadFacts);
        return Assert.IsType<CardUpload.Facts>(facts).Read.Name;
    }

    private static CardUpload? Parse(string json, CardAction action)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return CardUpload.Parse(document.RootElement, action);
    }
}
