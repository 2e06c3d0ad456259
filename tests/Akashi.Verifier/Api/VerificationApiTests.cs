using System.Net;
using System.Text.Json;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>The API of docs/specifications/credential.md: the same verdicts as the page, and a clear message for what is not a request.</summary>
public sealed class VerificationApiTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private static readonly Dictionary<string, string> Stated = new()
    {
        ["qualification"] = "nurse",
        ["qualificationName"] = "看護師",
        ["registrationNumber"] = "第01234567号",
        ["registeredOn"] = "2015-04-20",
        ["name"] = "山田　花子",
        ["kana"] = "ヤマダ　ハナコ",
        ["formerName"] = "旧姓太郎",
        ["birthOn"] = "1990-12-31",
        ["body"] = "厚生労働省",
    };

    private World World => shared.World;

    [Fact]
    public async Task A_valid_credential_is_answered_with_its_facts_and_times()
    {
        var claims = World.Claims();
        var answer = await World.AskAsync(World.Code(claims));
        Assert.Equal("valid", answer.GetProperty("result").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("reason").ValueKind);
        Assert.InRange(answer.GetProperty("checkedAt").GetDateTimeOffset(), World.Now.AddMinutes(-1), World.Now);
        Assert.InRange(answer.GetProperty("asOf").GetDateTimeOffset(), World.Now.AddMinutes(-5), World.Now);
        var facts = answer.GetProperty("facts");
        Assert.All(Stated, f => Assert.Equal(f.Value, facts.GetProperty(f.Key).GetString()));
        Assert.Equal(Convert.ToHexStringLower(claims.CredentialId.Span), facts.GetProperty("credentialId").GetString());
        Assert.Equal(
            (claims.IssuedAt, claims.ExpiresAt),
            (facts.GetProperty("issuedAt").GetDateTimeOffset(), facts.GetProperty("expiresAt").GetDateTimeOffset()));
    }

    [Theory]
    [InlineData(StatusValue.Revoked, "invalid revoked")]
    [InlineData(StatusValue.Suspended, "invalid suspended")]
    [InlineData(StatusValue.Deleted, "invalid deleted")]
    [InlineData(StatusValue.Replaced, "invalid replaced")]
    [InlineData(StatusValue.Withdrawn, "invalid withdrawn")]
    public async Task Each_state_has_its_code(StatusValue state, string expected) =>
        Assert.Equal(expected, await World.VerdictAsync(World.Code(World.Claims(state))));

    [Fact]
    public async Task The_value_alone_is_a_code_too() => Assert.Equal("valid", await World.VerdictAsync(World.Code().Split("?c=")[1]));

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("資格者証")]
    public async Task What_cannot_be_read_is_invalid(string code) => Assert.Equal("invalid not-readable", await World.VerdictAsync(code));

    [Fact]
    public async Task A_code_that_leads_elsewhere_is_not_of_this_system() =>
        Assert.Equal(
            "invalid not-of-this-system",
            await World.VerdictAsync(World.Code().Replace(World.Origin, "https://verify.example.com", StringComparison.Ordinal)));

    [Fact]
    public async Task Claims_of_another_issuer_under_our_key_are_not_of_this_system() =>
        Assert.Equal("invalid not-of-this-system", await World.VerdictAsync(World.Code(World.Claims() with { Issuer = "https://other.example" })));

    [Fact]
    public async Task Facts_are_withheld_where_the_signature_does_not_hold()
    {
        var code = World.Code();
        var answer = await World.AskAsync(code[..^1] + (code[^1] == 'A' ? 'Q' : 'A'));
        Assert.Equal("tampered", answer.GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("facts").ValueKind);
    }

    /// <summary>V1, over HTTP.</summary>
    [Fact]
    public async Task No_code_with_a_flipped_bit_is_valid()
    {
        var text = World.Code().Split("?c=")[1];
        var codes = Enumerable.Range(0, text.Length * 8).Select(bit =>
        {
            var flipped = text.ToCharArray();
            flipped[bit / 8] ^= (char)(1 << (bit % 8));
            return new string(flipped);
        });
        foreach (var some in codes.Chunk(1000))
        {
            using var answer = await World.PostJsonAsync(new { codes = some });
            var results = (await World.JsonAsync(answer)).GetProperty("results").EnumerateArray().ToArray();
            Assert.Equal(some.Length, results.Length);
            Assert.All(results, r => Assert.Equal("invalid", r.GetProperty("result").GetString()));
        }
    }

    [Fact]
    public async Task Row_4_4_2_many_codes_are_answered_in_their_order()
    {
        using var answer = await World.PostJsonAsync(new { codes = new[] { World.Code(), null, World.Code(World.Claims(StatusValue.Deleted)) } });
        var results = (await World.JsonAsync(answer)).GetProperty("results").EnumerateArray().Select(r => r.GetProperty("reason").GetString());
        Assert.Equal([null, "not-readable", "deleted"], results);
    }

    [Fact]
    public async Task One_bad_code_never_spoils_the_others()
    {
        var body = $$"""{"codes":["{{World.Code()}}",1,{"code":"A"},"\ud800","{{new string('A', 9000)}}","{{World.Code()}}"]}""";
        using var answer = await World.PostAsync(World.Api, "application/json", body);
        var results = (await World.JsonAsync(answer)).GetProperty("results").EnumerateArray().Select(r => r.GetProperty("reason").GetString());
        Assert.Equal([null, "not-readable", "not-readable", "not-readable", "not-readable", null], results);
    }

    [Fact]
    public async Task A_thousand_codes_are_answered_in_one_call()
    {
        var code = World.Code();
        using var answer = await World.PostJsonAsync(new { codes = Enumerable.Repeat(code, 1000) });
        var results = (await World.JsonAsync(answer)).GetProperty("results").EnumerateArray().ToList();
        Assert.Equal((1000, true), (results.Count, results.All(r => r.GetProperty("result").GetString() == "valid")));
    }

    [Theory]
    [InlineData("application/json", "", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "null", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"code\":null}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"code\":1}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"code\":\"\\ud800\"}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"code\":\"A\",\"codes\":[\"A\"]}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"codes\":[]}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"codes\":\"A\"}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"code\":\"A\"} {}", HttpStatusCode.BadRequest)]
    [InlineData("text/plain", "{\"code\":\"A\"}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "code=A", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, "{\"code\":\"A\"}", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_malformed_request_is_told_what_is_wrong(string? type, string body, HttpStatusCode expected)
    {
        using var answer = await World.PostAsync(World.Api, type, body);
        await IsProblemAsync(expected, answer);
    }

    [Fact]
    public async Task More_than_a_thousand_codes_are_refused()
    {
        using var answer = await World.PostJsonAsync(new { codes = Enumerable.Repeat("A", 1001) });
        await IsProblemAsync(HttpStatusCode.BadRequest, answer);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var answer = await World.PostJsonAsync(new { code = new string('A', 9 * 1024 * 1024) });
        await IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, answer);
    }

    [Fact]
    public async Task JSON_that_is_nested_without_end_is_refused()
    {
        using var answer = await World.PostAsync(World.Api, "application/json", new string('[', 100_000));
        await IsProblemAsync(HttpStatusCode.BadRequest, answer);
    }

    private static async Task IsProblemAsync(HttpStatusCode expected, HttpResponseMessage answer)
    {
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty((await World.JsonAsync(answer)).GetProperty("detail").GetString()!);
    }
}
