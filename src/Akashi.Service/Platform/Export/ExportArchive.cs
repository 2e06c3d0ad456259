using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akashi.Service.Platform.Export;

/// <summary>Writes an export: all facts are read first, then the files go out one after another, so that a long one needs little memory.</summary>
internal sealed class ExportArchive(IEnumerable<IExportPart> parts, TimeProvider clock)
{
    private const string ReadMe = "README.txt";
    private const string Record = "record.json";

    /// <summary>Reads everything that is kept on an account.</summary>
    public async Task<ReadExport> ReadAsync(Guid accountId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var json = new JsonObject
        {
            ["format"] = ExportFormat.Name,
            ["version"] = ExportFormat.Version,
            ["madeAt"] = now,
            ["account"] = accountId,
        };
        var files = new List<ExportedFile>();
        foreach (var part in parts.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            var read = await part.ReadAsync(accountId, ct);
            json[part.Name] = JsonSerializer.SerializeToNode(read.Content, ExportFormat.Json);
            files.AddRange(read.Files);
        }
        return new ReadExport(now, JsonSerializer.SerializeToUtf8Bytes(json, ExportFormat.Json), files);
    }

    /// <summary>Writes a ZIP archive.</summary>
    /// <param name="to">Where to; it need not be able to go back.</param>
    /// <param name="export">What was read.</param>
    /// <param name="readMe">Words for the person.</param>
    /// <param name="ct">Cancels the writing.</param>
    public static async Task WriteAsync(Stream to, ReadExport export, string readMe, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        // A byte order mark, because some editors still take a text without one for another encoding.
        await AddAsync(zip, export, ReadMe, [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(readMe)], ct);
        await AddAsync(zip, export, Record, export.Json, ct);
        foreach (var file in export.Files)
        {
            if (await file.ReadAsync(ct) is { } content) await AddAsync(zip, export, file.Path, content, ct);
        }
    }

    private static async Task AddAsync(ZipArchive zip, ReadExport export, string path, byte[] content, CancellationToken ct)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = export.At;
        await using var stream = await entry.OpenAsync(ct);
        await stream.WriteAsync(content, ct);
    }
}

/// <summary>An export that is ready to be written.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Json">All facts, UTF-8.</param>
/// <param name="Files">The files.</param>
internal sealed record ReadExport(DateTimeOffset At, byte[] Json, IReadOnlyList<ExportedFile> Files);
