namespace Akashi.Verifier.Api;

/// <summary>
/// The description of the API (OpenAPI 3.1). It is written by hand because it is the contract; a test checks every answer against it.
/// </summary>
internal static class OpenApiDocument
{
    private static readonly Lazy<byte[]> Read = new(() =>
    {
        using var resource = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        using var memory = new MemoryStream();
        resource.CopyTo(memory);
        return memory.ToArray();
    });

    /// <summary>The document, JSON in UTF-8.</summary>
    public static byte[] Bytes => Read.Value;
}
