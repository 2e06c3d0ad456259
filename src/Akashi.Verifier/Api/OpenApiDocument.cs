namespace Akashi.Verifier.Api;

/// <summary>The description of the API (OpenAPI 3.1), written by hand: it is the contract, and a test holds every answer against it.</summary>
internal static class OpenApiDocument
{
    private static readonly Lazy<byte[]> Read = new(() =>
    {
        using var resource = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        using var memory = new MemoryStream();
        resource.CopyTo(memory);
        return memory.ToArray();
    });

    /// <summary>JSON in UTF-8.</summary>
    public static byte[] Bytes => Read.Value;
}
