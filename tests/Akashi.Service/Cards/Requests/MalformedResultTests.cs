using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Requests;

/// <summary>A result in the wrong form gets 400 "malformed", and the request can still be answered.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class MalformedResultTests(World world)
{
    private static readonly string Long = new('あ', 201);

    private static readonly (string What, string Json)[] Malformed =
    [
        ("no JSON", "hello"),
        ("nothing", ""),
        ("no object", "[]"),
        ("a half object", """{"failure":"""),
        ("an empty object", "{}"),
        ("two answers", """{"failure":"cancelled","facts":{}}"""),
        ("the same answer twice", """{"failure":"cancelled","failure":"cancelled"}"""),
        ("an unknown answer", """{"pin":"1234"}"""),
        ("an answer to another action", """{"sign":{"cms":"AA=="}}"""),
        ("a failure that is no text", """{"failure":1}"""),
        ("facts that are no object", """{"facts":"山田"}"""),
        ("no name", """{"facts":{"address":"東京都","birthDate":"19900515","sex":"2","certificate":"AA=="}}"""),
        ("an empty name", Facts(name: "")),
        ("a name of 101 characters", Facts(name: Long[..101])),
        ("an address of 201 characters", Facts(address: Long)),
        ("a control character", Facts(name: "\\u0007")),
        ("a line break", Facts(name: "山田\\n花子")),
        ("a character that could not be read", Facts(name: "\\ufffd")),
        ("half a character", Facts(name: "\\ud800")),
        ("half a character as a name", """{"\ud800":{}}"""),
        ("a day that there is not", Facts(birth: "19900231")),
        ("a day in another form", Facts(birth: "1990-05-15")),
        ("a day in other digits", Facts(birth: "１９９００５１５")),
        ("a sex that there is not", Facts(sex: "3")),
        ("a number for a text", """{"facts":{"name":"山田","address":"東京都","birthDate":19900515,"sex":2,"certificate":"AA=="}}"""),
        ("no certificate of the card", Facts(more: "")),
        ("a certificate that is no base64", Facts(more: ",\"certificate\":\"山\"")),
        ("a certificate without bytes", Facts(more: ",\"certificate\":\"\"")),
        ("too deep", """{"facts":{"name":{"a":{"b":{"c":1}}}}}"""),
        ("more than 256 KiB", Facts(name: new string(' ', 256 * 1024))),
    ];

    // All go to the same request: a malformed result leaves it unchanged.
    [Fact]
    public async Task Malformed_results_are_refused_and_the_right_one_is_still_accepted()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAsync();
        await holder.Browser.SubmitAsync("main form", ("state", "Registered"));
        await holder.Browser.SubmitAsync("main form");
        var agent = world.Agent();
        var claimed = await agent.ClaimAsync(Holder.WaitsFor(holder.Browser.Page));
        foreach (var (what, json) in Malformed)
        {
            var answer = await agent.ResultAsync(claimed.Tx, claimed.Token, new StringContent(json, Encoding.UTF8, "application/json"));
            Assert.True((answer.Status, answer.Code) == (HttpStatusCode.BadRequest, "malformed"), $"{what} got {answer.Status} {answer.Code}");
        }
        Assert.Equal(HttpStatusCode.OK, (await agent.ResultAsync(claimed, new { facts = holder.Card.Facts })).Status);
    }

    [Theory]
    [InlineData("""{"authenticate":{"certificate":"AA==","signature":"not base64"}}""")]
    [InlineData("""{"authenticate":{"certificate":"","signature":"AA=="}}""")]
    [InlineData("""{"authenticate":{"signature":"AA=="}}""")]
    [InlineData("""{"authenticate":{"certificate":"\ud800","signature":"AA=="}}""")]
    [InlineData("""{"authenticate":"AA=="}""")]
    public async Task Malformed_proof_is_refused(string json)
    {
        var attempt = await SignInAttempt.ClaimedAsync(world);
        var answer = await attempt.Agent.ResultAsync(attempt.Claimed.Tx, attempt.Claimed.Token, new StringContent(json));
        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        var attempt = await SignInAttempt.ClaimedAsync(world);
        var body = new ByteArrayContent([.. """{"failure":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}']);
        var answer = await attempt.Agent.ResultAsync(attempt.Claimed.Tx, attempt.Claimed.Token, body);
        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (answer.Status, answer.Code));
    }

    // Without a length, nobody knows in advance how much will come.
    [Fact]
    public async Task Result_without_a_length_is_refused()
    {
        var attempt = await SignInAttempt.ClaimedAsync(world);
        using var browser = world.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/card-requests/{attempt.Claimed.Tx}/result");
        request.Content = new StringContent("""{"failure":"cancelled"}""");
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", attempt.Claimed.Token);
        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string Facts(
        string name = "山田　花子",
        string address = "東京都",
        string birth = "19900515",
        string sex = "2",
        string more = ",\"certificate\":\"AA==\"") =>
        $$$"""{"facts":{"name":"{{{name}}}","address":"{{{address}}}","birthDate":"{{{birth}}}","sex":"{{{sex}}}"{{{more}}}}}""";
}
