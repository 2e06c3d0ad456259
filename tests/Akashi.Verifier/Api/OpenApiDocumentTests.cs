using System.Net;
using System.Text.Json;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;
using NqsKey = Akashi.Verifier.Tests.Nqs.NqsKey;

namespace Akashi.Verifier.Tests.Api;

/// <summary>The OpenAPI document describes what a real Verifier answers: every member, every value, and no more.</summary>
public sealed class OpenApiDocumentTests(RunningSandbox sandbox) : IAsyncLifetime
{
    private const string Verifications = "#/paths/~1api~1v1~1verifications/post";
    private readonly NqsKey key = new();
    private World world = null!;
    private JsonElement document;

    public async ValueTask InitializeAsync()
    {
        string[] settings = [];
        world = await World.StartAsync(sandbox, w => settings = key.Settings(w.Publication.Origin + "/status/"), more: () => settings);
        using var answer = await world.GetAsync("/api/v1/openapi.json");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        document = await World.JsonAsync(answer);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        key.Dispose();
    }

    [Theory]
    [InlineData(StatusValue.Valid)]
    [InlineData(StatusValue.Suspended)]
    public async Task An_answer_with_facts_is_as_described(StatusValue state) => await FitsAsync(new { code = world.Code(world.Claims(state)) });

    [Fact]
    public async Task Answers_to_many_codes_of_every_kind_are_as_described()
    {
        var claims = world.Claims();
        await FitsAsync(new
        {
            codes = new[]
            {
                world.Code(), world.Code()[..300], "", world.Code(signer: IssuingKey.Foreign()), key.Code(world.Origin), "https://elsewhere.example/w/?c=AAAA",
                world.Code(
                    claims with
                    {
                        IssuedAt = World.Now.AddDays(-2), ExpiresAt = World.Now.AddSeconds(-1),
                        Facts = claims.Facts with { Kana = null, FormerName = null }
                    }),
            },
        });
    }

    [Fact]
    public async Task A_refusal_is_as_described()
    {
        using var answer = await world.PostJsonAsync(new { codes = Array.Empty<string>() });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Fits(await World.JsonAsync(answer), "#/components/responses/Problem/content/application~1problem+json/schema");
    }

    [Fact]
    public async Task Health_is_as_described() =>
        Fits((await world.HealthAsync()).Body, "#/paths/~1health/get/responses/200/content/application~1json/schema");

    [Fact]
    public async Task Health_is_as_described_where_nothing_can_be_valid()
    {
        await using var empty = await World.StartAsync(sandbox, w => w.Publication.Answers.Clear(), wait: false);
        var (status, body) = await empty.HealthAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Fits(body, "#/paths/~1health/get/responses/503/content/application~1json/schema");
    }

    [Fact]
    public void Every_reason_and_result_is_listed()
    {
        var verification = new Schema(document).At("#/components/schemas/Verification/properties");
        Assert.Equal(Enum.GetValues<VerificationReason>().Select(VerificationReasons.CodeOf).Order(), Listed(verification, "reason").Order());
        Assert.Equal(Enum.GetValues<VerificationResult>().Select(VerificationReasons.CodeOf).Order(), Listed(verification, "result").Order());
    }

    [Theory]
    [InlineData("""{"result":"valid","reason":null,"checkedAt":"2026-04-01T00:00:00Z","asOf":null,"facts":null,"more":1}""")]
    [InlineData("""{"result":"valid","reason":null,"checkedAt":"2026-04-01T00:00:00Z","facts":null}""")]
    [InlineData("""{"result":"good","reason":null,"checkedAt":"2026-04-01T00:00:00Z","asOf":null,"facts":null}""")]
    [InlineData("""{"result":"valid","reason":null,"checkedAt":"yesterday","asOf":null,"facts":null}""")]
    public void Another_answer_would_be_noticed(string answer) =>
        Assert.NotEmpty(new Schema(document).Faults(JsonDocument.Parse(answer).RootElement, new Schema(document).At("#/components/schemas/Verification")));

    private static IEnumerable<string?> Listed(JsonElement properties, string name) =>
        properties.GetProperty(name).GetProperty("enum").EnumerateArray().Select(e => e.GetString());

    private async Task FitsAsync(object request)
    {
        Fits(JsonSerializer.SerializeToElement(request), Verifications + "/requestBody/content/application~1json/schema");
        using var answer = await world.PostJsonAsync(request);
        Fits(await World.JsonAsync(answer), Verifications + "/responses/200/content/application~1json/schema");
    }

    private void Fits(JsonElement value, string pointer) => Assert.Empty(new Schema(document).Faults(value, new Schema(document).At(pointer)));
}
