using Akashi.Service.Platform.Files;

namespace Akashi.Service.Applications.Files;

/// <summary>Shows an attached file in the browser.</summary>
internal static class ShownFile
{
    /// <param name="loaded">The application; null answers 404, and so does a file of another application.</param>
    /// <param name="file">Id of the file.</param>
    /// <param name="files">The store that holds the bytes.</param>
    /// <param name="http">The request.</param>
    /// <param name="ct">Cancels the operation.</param>
    public static async Task<IResult> OfAsync(LoadedApplication? loaded, Guid file, FileStore files, HttpContext http, CancellationToken ct)
    {
        var attachment = loaded?.Attachments.FirstOrDefault(a => a.Id == file);
        if (attachment is null || await files.ReadAsync(file, ct) is not { } content) return Results.NotFound();
        // A file from outside gets no script, no plug-in and no origin.
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'; sandbox";
        http.Response.Headers.ContentDisposition = $"inline; filename*=UTF-8''{Uri.EscapeDataString(attachment.Name)}";
        return Results.Bytes(content, attachment.ContentType);
    }
}
