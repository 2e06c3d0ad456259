using System.Net;
using System.Text;
using System.Text.Json;
using Akashi.Service.Tests.Given;
using CsCheck;

namespace Akashi.Service.Tests.Cards.Requests;

/// <summary>C13: whatever an agent sends, the back channel refuses it according to the protocol, and the request stays unanswered.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class AnyMessageTests(World world)
{
    private const int Seconds = 3;
    private static readonly string[] Steps = ["seen", "claim", "result"];

    // Names and texts known to the protocol, mixed with others, so that the code behind them is reached too.
    // "failure" and "signature" are left out: without them no message is a complete answer to a sign-in.
    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.OneOfConst("authenticate", "facts", "sign", "certificate", "cms", "name", "address", "birthDate", "sex", "MAA=", "AA==", "19900515", "2"),
        Gen.String[0, 20]);

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Word.Select(w => JsonSerializer.Serialize(w)),
        Gen.OneOfConst("null", "true", "1", "1e999", "-0", "\"\\ud800\"", "\"\\u0000\""));

    private static readonly Gen<byte[]> Message = Gen.OneOf(Gen.Byte.Array[0, 200], Value(3).Select(Encoding.UTF8.GetBytes));

    [Fact]
    public async Task Any_message_is_refused_and_the_request_can_still_be_answered()
    {
        var attempt = await SignInAttempt.ClaimedAsync(world);
        using var http = new HttpClient { BaseAddress = world.Origin };
        await Gen.Select(Gen.OneOfConst(Steps), Message).SampleAsync(async (step, bytes) =>
        {
            var (tx, token) = step == "result" ? (attempt.Claimed.Tx, attempt.Claimed.Token) : ("none", "none");
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/card-requests/{tx}/{step}") { Content = new ByteArrayContent(bytes) };
            request.Headers.Authorization = new("Bearer", token);
            using var answer = await http.SendAsync(request);
            Assert.Equal(step == "result" ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound, answer.StatusCode);
        }, time: Seconds, threads: 1);
        var page = await attempt.ComesHomeAsync(await attempt.Agent.ProveAsync(attempt.Claimed, world.CardInSandbox("hanako").Authentication));
        Assert.Equal("/home", page.Path);
    }

    private static Gen<string> Value(int depth)
    {
        if (depth == 0) return Scalar;
        var inner = Value(depth - 1);
        return Gen.OneOf(
            Scalar,
            inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Word, inner).Array[0, 3].Select(members =>
                $"{{{string.Join(',', members.Select(m => $"{JsonSerializer.Serialize(m.Item1)}:{m.Item2}"))}}}"));
    }
}
