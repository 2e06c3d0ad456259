namespace Akashi.Service.Platform.Files;

/// <summary>Shows a file from outside in the browser.</summary>
public static class ShownFile
{
    /// <summary>Answers with a file, or 404 if the store does not have it.</summary>
    /// <param name="id">Id of the file.</param>
    /// <param name="name">File name, as given by the person who attached it.</param>
    /// <param name="contentType">Type by content.</param>
    /// <param name="files">The store that holds the bytes.</param>
    /// <param name="http">The request.</param>
    /// <param name="ct">Cancels the operation.</param>
    public static async Task<IResult> OfAsync(Guid id, string name, string contentType, FileStore files, HttpContext http, CancellationToken ct)
    {
        if (await files.ReadAsync(id, ct) is not { } content) return Results.NotFound();
        // A file from outside gets no script, no plug-in and no origin.
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'; sandbox";
        http.Response.Headers.ContentDisposition = $"inline; filename*=UTF-8''{Uri.EscapeDataString(name)}";
        return Results.Bytes(content, contentType);
    }
}
