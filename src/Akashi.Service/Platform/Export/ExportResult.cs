using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Akashi.Service.Platform.Export;

/// <summary>Answers a press with an export. No address leads to it, and nothing on the way may keep it.</summary>
/// <param name="export">What was read.</param>
/// <param name="readMe">Words for the person.</param>
internal sealed class ExportResult(ReadExport export, string readMe) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        // The end of each file in the archive is written synchronously (System.IO.Compression of .NET 10); it is a few bytes.
        if (context.HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        response.ContentType = "application/zip";
        response.Headers.CacheControl = "no-store";
        var day = Akashi.Hosting.Dates.JapanTime.DayOf(export.At);
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"akashi-{day:yyyy-MM-dd}.zip" }.ToString();
        await ExportArchive.WriteAsync(response.Body, export, readMe, context.HttpContext.RequestAborted);
    }
}
