namespace Akashi.Hosting.Assets;

/// <summary>A file that pages link.</summary>
/// <param name="Name">Plain name below assets/.</param>
/// <param name="Address">The name with 8 hexadecimal digits of its content's SHA-256.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Brotli">The file packed by the build (RFC 7932); null where that is no gain.</param>
/// <param name="Gzip">The file packed by the build (RFC 1952); null where that is no gain.</param>
internal sealed record Asset(string Name, string Address, byte[] Bytes, byte[]? Brotli, byte[]? Gzip)
{
    /// <summary>Digits of the digest in an address.</summary>
    public const int DigestLength = 8;

    /// <summary>Its media type, by its ending.</summary>
    public string ContentType => Path.GetExtension(Name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
