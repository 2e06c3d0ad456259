namespace Akashi.Verifier.Api;

/// <summary>
/// The contracts of the API in OpenAPI 3.1, written by hand, one for each version; tests check that an independent linter finds nothing in them and that a
/// running Verifier answers as they say.
/// </summary>
internal static class OpenApiDocument
{
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Read = new(() => ApiVersion.All.ToDictionary(v => v.Name, v =>
    {
        using var resource = typeof(OpenApiDocument).Assembly.GetManifestResourceStream($"openapi-{v.Name}.json")!;
        using var memory = new MemoryStream();
        resource.CopyTo(memory);
        return memory.ToArray();
    }));

    /// <summary>The document of a version, JSON in UTF-8.</summary>
    public static byte[] BytesOf(ApiVersion version) => Read.Value[version.Name];
}
