using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Akashi.Verifier.Api;

/// <summary>Reads the JSON of a request without a stream in between where it is small: most requests are one code.</summary>
internal static class JsonBody
{
    /// <summary>Longest small body, in bytes: one code, or a few.</summary>
    public const int Small = 64 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether a body is small. If it has no stated length, as much is awaited as is needed to tell; nothing is consumed.</summary>
    public static async ValueTask<bool> IsSmallAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength is { } length) return length <= Small;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            var (whole, isMore) = (read.IsCompleted, read.Buffer.Length > Small);
            // Bytes marked as examined would not be returned again until more arrive.
            request.BodyReader.AdvanceTo(read.Buffer.Start, whole || isMore ? read.Buffer.Start : read.Buffer.End);
            if (whole || isMore) return !isMore;
        }
    }

    /// <summary>Reads a whole body.</summary>
    /// <exception cref="JsonException">It is not JSON of this form.</exception>
    /// <exception cref="BadHttpRequestException">It is too large, or ends too early.</exception>
    public static ValueTask<T?> ReadAsync<T>(HttpRequest request, bool isSmall, JsonTypeInfo<T> form, CancellationToken ct) =>
        isSmall ? ReadSmallAsync(request, form, ct) : JsonSerializer.DeserializeAsync(request.Body, form, ct);

    private static async ValueTask<T?> ReadSmallAsync<T>(HttpRequest request, JsonTypeInfo<T> form, CancellationToken ct)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            try
            {
                return Parse(read.Buffer, form);
            }
            finally
            {
                reader.AdvanceTo(read.Buffer.End);
            }
        }
    }

    private static T? Parse<T>(ReadOnlySequence<byte> bytes, JsonTypeInfo<T> form)
    {
        // Some clients send a byte order mark first.
        var mark = new SequenceReader<byte>(bytes);
        if (mark.IsNext(ByteOrderMark, advancePast: true)) bytes = mark.UnreadSequence;
        var json = new Utf8JsonReader(bytes);
        var value = JsonSerializer.Deserialize(ref json, form);
        return json.Read() ? throw new JsonException() : value;
    }
}

/// <summary>An answer in JSON with its length stated, so nothing is sent in chunks.</summary>
internal sealed class JsonBody<T>(T value, JsonTypeInfo<T> form, string contentType = "application/json; charset=utf-8") : IResult
{
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext context)
    {
        var (buffer, response) = (kept ?? new ArrayBufferWriter<byte>(), context.Response);
        kept = null;
        AnswerJson.Write(buffer, value, form);
        response.ContentType = contentType;
        response.ContentLength = buffer.WrittenCount;
        await response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
        if (buffer.Capacity > MostKept) return;
        // Leave nothing about a person in memory.
        buffer.Clear();
        kept = buffer;
    }
}
