using System.Text;
using System.Text.Json;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>Requests with headers of their own.</summary>
internal static class Asking
{
    /// <summary>Asks before sending a body: one that is refused is not sent, so the connection does not break under it.</summary>
    public static (string Name, string Value) First => ("Expect", "100-continue");

    /// <summary>Sends a request; a header may also be one of the content.</summary>
    public static async Task<HttpResponseMessage> AskAsync(
        this World world, string method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        }
        return await world.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts text as JSON to the API.</summary>
    public static Task<HttpResponseMessage> PostJsonTextAsync(this World world, string body, params (string Name, string Value)[] headers) =>
        world.AskAsync("POST", World.Api, Encoding.UTF8.GetBytes(body), [("Content-Type", "application/json"), .. headers]);

    /// <summary>A header of an answer, wherever .NET files it; null where it is not there.</summary>
    public static string? Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>Status and code of a problem, such as "415 wrong-charset"; checks what every problem has.</summary>
    public static async Task<string> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.ToString());
        // As text, so that the test can read it too.
        var problem = JsonDocument.Parse(await World.TextAsync(answer)).RootElement;
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.True(problem.GetProperty("detail").GetString()!.Length > 10);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.Equal(answer.Header("X-Request-Id"), problem.GetProperty("requestId").GetString());
        return $"{(int)answer.StatusCode} {problem.GetProperty("code").GetString()}";
    }
}
