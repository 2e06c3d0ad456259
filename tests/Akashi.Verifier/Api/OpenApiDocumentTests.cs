using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.Json;
using System.Text.RegularExpressions;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Verifier.Api;
using Akashi.Verifier.Tests.Running;
using NqsKey = Akashi.Verifier.Tests.Nqs.NqsKey;

namespace Akashi.Verifier.Tests.Api;

/// <summary>
/// The OpenAPI documents describe what a real Verifier answers: every member, every value, and no more. An independent linter finds nothing in them.
/// </summary>
public sealed partial class OpenApiDocumentTests(RunningSandbox sandbox) : IAsyncLifetime
{
    private static readonly string Root = RepositoryRoot();
    private readonly NqsKey key = new();
    private World world = null!;

    public async ValueTask InitializeAsync()
    {
        string[] settings = [];
        world = await World.StartAsync(sandbox, w => settings = key.Settings(w.Publication.Origin + "/status/"), more: () => settings);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        key.Dispose();
    }

    [Theory]
    [InlineData("2026-12-01", StatusValue.Valid)]
    [InlineData("2026-12-01", StatusValue.Suspended)]
    [InlineData("v1", StatusValue.Valid)]
    [InlineData("v1", StatusValue.Suspended)]
    public async Task An_answer_with_facts_is_as_described(string version, StatusValue state) =>
        await FitsAsync(version, new { code = world.Code(world.Claims(state)) });

    [Theory]
    [InlineData("2026-12-01")]
    [InlineData("v1")]
    public async Task Answers_to_many_codes_of_every_kind_are_as_described(string version)
    {
        var claims = world.Claims();
        await FitsAsync(version, new
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
    public async Task Health_is_as_described_where_nothing_can_be_valid()
    {
        await using var empty = await World.StartAsync(sandbox, w => w.Publication.Answers.Clear(), wait: false);
        using var answer = await empty.GetAsync("/health/ready");
        var contract = new Contract(await DocumentAsync("2026-12-01"));
        Assert.Equal("GET /health/ready 503", await contract.CheckAsync("GET", "/health/ready", answer));
    }

    [Fact]
    public async Task Every_reason_and_result_is_listed()
    {
        var verification = new Schema(await DocumentAsync("2026-12-01")).At("#/components/schemas/Verification/properties");
        var reasons = Enum.GetValues<VerificationReason>().Select(VerificationReasons.CodeOf).OfType<string>();
        Assert.Equal(reasons.Order(), Listed(verification.GetProperty("reason").GetProperty("x-extensible-enum")).Order());
        var results = Enum.GetValues<VerificationResult>().Select(VerificationReasons.CodeOf);
        Assert.Equal(results.Order(), Listed(verification.GetProperty("result").GetProperty("enum")).Order());
    }

    [Fact]
    public async Task Every_code_of_a_problem_is_listed_and_is_on_the_page()
    {
        var texts = new ResourceManager("Akashi.Verifier.Texts", typeof(ApiProblem).Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, false)!;
        var codes = texts.Cast<DictionaryEntry>().Select(t => (string)t.Key).Where(k => k.StartsWith("Problem-", StringComparison.Ordinal))
            .Select(k => k["Problem-".Length..]).Order(StringComparer.Ordinal).ToList();
        var problem = new Schema(await DocumentAsync("2026-12-01")).At("#/components/schemas/Problem/properties/code/x-extensible-enum");
        Assert.Equal(codes, Listed(problem).Order(StringComparer.Ordinal));
        var page = await File.ReadAllLinesAsync(Path.Combine(Root, "docs", "verification-api.md"), TestContext.Current.CancellationToken);
        Assert.Equal(codes, page.Select(l => CodeInTable().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"result":"valid","reason":null,"checkedAt":"2026-04-01T00:00:00Z","asOf":null,"facts":null,"more":1}""")]
    [InlineData("""{"result":"valid","reason":null,"checkedAt":"2026-04-01T00:00:00Z","facts":null}""")]
    [InlineData("""{"result":"good","reason":null,"checkedAt":"2026-04-01T00:00:00Z","asOf":null,"facts":null}""")]
    [InlineData("""{"result":"valid","reason":null,"checkedAt":"yesterday","asOf":null,"facts":null}""")]
    public async Task Another_answer_would_be_noticed(string answer)
    {
        var schema = new Schema(await DocumentAsync("v1"));
        Assert.NotEmpty(schema.Faults(JsonDocument.Parse(answer).RootElement, schema.At("#/components/schemas/Verification")));
    }

    [Fact]
    public async Task A_linter_finds_nothing_in_any_version()
    {
        var files = ApiVersion.All.Select(v => Path.Combine(Root, "src", "Akashi.Verifier", "Api", $"openapi-{v.Name}.json"));
        Assert.Equal((0, ""), await LintAsync([.. files]));
    }

    [Theory]
    [InlineData("\"operationId\": \"verify\",", "", "operation-operationId")]
    [InlineData("\"reason\": null, \"knownAsOf\": \"2026", "\"reason\": 1, \"knownAsOf\": \"2026", "no-invalid-media-type-examples")]
    [InlineData("#/components/schemas/Checks\"", "#/components/schemas/Check5\"", "no-unresolved-refs")]
    public async Task The_linter_would_find_a_mistake(string right, string wrong, string rule)
    {
        var document = await File.ReadAllTextAsync(
            Path.Combine(Root, "src", "Akashi.Verifier", "Api", "openapi-2026-12-01.json"), TestContext.Current.CancellationToken);
        var file = Path.Combine(Directory.CreateTempSubdirectory("akashi-lint-").FullName, "openapi.json");
        await File.WriteAllTextAsync(file, document.Replace(right, wrong, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var (exit, found) = await LintAsync(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal(1, exit);
        Assert.Contains(rule, found, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Listed(JsonElement list) => list.EnumerateArray().Select(e => e.GetString()!);

    private static async Task<(int Exit, string Found)> LintAsync(params string[] files)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Root, "tests", "OpenApi", "lint.mjs"), .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var found = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, found + await errors);
    }

    private async Task<JsonElement> DocumentAsync(string version)
    {
        using var answer = await world.GetAsync($"/api/{version}/openapi.json");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        return await World.JsonAsync(answer);
    }

    private async Task FitsAsync(string version, object request)
    {
        var schema = new Schema(await DocumentAsync(version));
        var post = $"#/paths/~1api~1{version}~1verifications/post";
        Fits(JsonSerializer.SerializeToElement(request), post + "/requestBody/content/application~1json/schema");
        using var answer = await world.AskAsync(
            "POST", $"/api/{version}/verifications", JsonSerializer.SerializeToUtf8Bytes(request), ("Content-Type", "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Fits(await World.JsonAsync(answer), post + "/responses/200/content/application~1json/schema");

        void Fits(JsonElement value, string pointer) => Assert.Empty(schema.Faults(value, schema.At(pointer)));
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Akashi.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"^\| (?:\d{3} )?\| `([a-z-]+)` \|")]
    private static partial Regex CodeInTable();
}
