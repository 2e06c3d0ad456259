using System.Buffers;
using Akashi.Hosting;
using Microsoft.Extensions.Primitives;

namespace Akashi.Verifier.Api;

/// <summary>
/// The id of a request, which stands in its answer and in the log line of an error. It is the client's own where that cannot do harm in a log or a header,
/// otherwise the server's.
/// </summary>
internal static class RequestId
{
    // Shorter than any code, so that no credential gets into a log as an id.
    private const int Longest = 64;
    private static readonly SearchValues<char> Safe = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    /// <summary>Decides on the id of a request, which from now on is its trace identifier.</summary>
    public static void Take(HttpContext context)
    {
        if (IsSafe(context.Request.Headers[OpenToBrowsers.RequestId])) context.TraceIdentifier = context.Request.Headers[OpenToBrowsers.RequestId]!;
    }

    private static bool IsSafe(StringValues sent) => sent is [{ Length: > 0 and <= Longest } id] && !id.AsSpan().ContainsAnyExcept(Safe);
}
