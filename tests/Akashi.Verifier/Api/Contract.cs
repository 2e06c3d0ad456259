using System.Text.Json;

namespace Akashi.Verifier.Tests.Api;

/// <summary>What an OpenAPI document says about answers.</summary>
internal sealed class Contract(JsonElement document)
{
    private readonly Schema schema = new(document);

    /// <summary>Every answer that is described, such as "POST /api/2026-12-01/verifications 400".</summary>
    public IEnumerable<string> Described() =>
        from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        from response in method.Value.GetProperty("responses").EnumerateObject()
        select $"{method.Name.ToUpperInvariant()} {path.Name} {response.Name}";

    /// <summary>Checks an answer: status, type, body and headers.</summary>
    /// <returns>Which of the described ones it is.</returns>
    public async Task<string> CheckAsync(string method, string path, HttpResponseMessage answer)
    {
        var name = $"{method} {path} {(int)answer.StatusCode}";
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty(DescribedMethod(path, method));
        Assert.True(operation.GetProperty("responses").TryGetProperty($"{(int)answer.StatusCode}", out var response), name);
        response = Resolve(response);
        foreach (var header in response.GetProperty("headers").EnumerateObject())
        {
            Assert.True(Resolve(header.Value).GetProperty("required").GetBoolean());
            Assert.True(answer.Header(header.Name) is { Length: > 0 }, $"{name} lacks {header.Name}");
        }
        var type = answer.Content.Headers.ContentType!.MediaType!;
        Assert.True(response.GetProperty("content").TryGetProperty(type, out var content), $"{name} is {type}");
        if (!type.EndsWith("json", StringComparison.Ordinal)) return name;
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Empty(schema.Faults(body, content.GetProperty("schema")));
        return name;
    }

    // A method that the address does not have is answered as the one that it has describes.
    private string DescribedMethod(string path, string method)
    {
        var methods = document.GetProperty("paths").GetProperty(path).EnumerateObject().Select(m => m.Name).ToList();
        return methods.Find(m => m.Equals(method, StringComparison.OrdinalIgnoreCase)) ?? methods.Single();
    }

    private JsonElement Resolve(JsonElement element) => element.TryGetProperty("$ref", out var pointer) ? schema.At(pointer.GetString()!) : element;
}
