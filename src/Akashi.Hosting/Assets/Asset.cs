namespace Akashi.Hosting.Assets;

/// <summary>A file that pages link to.</summary>
/// <param name="Name">Plain name under assets/.</param>
/// <param name="Address">The name with 8 hexadecimal digits of its content's SHA-256.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Brotli">The file compressed by the build (RFC 7932); null where that saves nothing.</param>
/// <param name="Gzip">The file compressed by the build (RFC 1952); null where that saves nothing.</param>
internal sealed record Asset(string Name, string Address, byte[] Bytes, byte[]? Brotli, byte[]? Gzip)
{
    /// <summary>Digits of the digest in an address.</summary>
    public const int DigestLength = 8;

    /// <summary>Its media type, by the file extension.</summary>
    public string ContentType => Path.GetExtension(Name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".wasm" => "application/wasm",
        _ => "application/octet-stream",
    };
}
