using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Akashi.CardAgent.Tests.Given;

/// <summary>A request on the back channel.</summary>
internal sealed record Received(string Step, string Tx, string? Authorization, string Body);

/// <summary>A portal on a free port. It speaks the back channel of docs/specifications/card-request.md, and can misbehave.</summary>
internal sealed class TestPortal : IAsyncDisposable
{
    public const string Tx = "q7d0OZ5pQy3sUu0vH1mCk2bq8rV4tXw6zA9eBcDfGhI";
    public const string Token = "pairing-token";
    // Letters stand as they are (RFC 8785).
    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> received = new();

    private TestPortal(WebApplication app, string origin) => (this.app, Origin) = (app, origin);

    public string Origin { get; }

    public string Action { get; set; } = "authenticate";

    public string[] Screens { get; set; } = ["0.2", "0.3", "0.4"];

    public byte[] Nonce { get; } = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public byte[]? Document { get; set; }

    public TimeSpan Life { get; set; } = TimeSpan.FromMinutes(5);

    public string ReturnUrl { get; set; } = "";

    /// <summary>What a step answers instead of the correct answer: a status, and a code or a whole body.</summary>
    public ConcurrentDictionary<string, (int Status, string Body)> Answers { get; } = new();

    /// <summary>Claims are answered once this completes.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    public IReadOnlyList<Received> Received => [.. received];

    public IEnumerable<string> Steps => received.Select(r => r.Step);

    public JsonElement Result => JsonDocument.Parse(received.Single(r => r.Step == "result").Body).RootElement;

    public string Home => Origin + "/cards/return?code=one-time";

    public static async Task<TestPortal> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var origin = $"http://127.0.0.1:{FreePort.Take()}";
        var portal = new TestPortal(app, origin);
        app.MapPost("/card-requests/{tx}/{step}", portal.AnswerAsync);
        app.Urls.Add(origin);
        await app.StartAsync();
        return portal;
    }

    /// <summary>Asks for the 4 facts.</summary>
    public TestPortal AsksForFacts()
    {
        (Action, Screens) = ("read-facts", ["1.5.4", "1.5.5", "1.5.6", "1.5.7"]);
        return this;
    }

    /// <summary>Asks for a signature over a document; the change is applied to it first.</summary>
    public TestPortal AsksForSignature(Action<JsonObject>? change = null)
    {
        (Action, Screens) = ("sign", ["1.5.12", "1.5.13", "1.5.14", "1.5.15"]);
        var document = Documents.Of(Origin, Tx);
        change?.Invoke(document);
        Document = Encoding.UTF8.GetBytes(document.ToJsonString(Canonical));
        return this;
    }

    public Task StopAsync() => app.StopAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> AnswerAsync(string tx, string step, HttpRequest http)
    {
        using var reader = new StreamReader(http.Body);
        received.Enqueue(new Received(step, tx, http.Headers.Authorization.FirstOrDefault(), await reader.ReadToEndAsync()));
        if (step == "claim") await Hold;
        if (Answers.TryGetValue(step, out var other)) return Results.Text(other.Body, "application/json", statusCode: other.Status);
        return step switch
        {
            "seen" => Results.Json(new { action = Action, service = "国家資格オンライン", screens = Screens, expiresAt = TimeProvider.System.GetUtcNow() + Life }),
            "claim" => received.Count(r => r.Step == "claim" && r.Tx == tx) > 1
                ? Results.StatusCode(StatusCodes.Status409Conflict)
                : Results.Json(
                    new
                    {
                        pairingToken = Token,
                        origin = Origin,
                        nonce = Base64Url.EncodeToString(Nonce),
                        document = Document is null ? null : Base64Url.EncodeToString(Document)
                    }),
            _ => Results.Json(new { returnUrl = ReturnUrl.Length > 0 ? ReturnUrl : Home }),
        };
    }
}
