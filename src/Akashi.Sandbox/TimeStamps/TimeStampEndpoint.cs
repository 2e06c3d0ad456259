using Microsoft.AspNetCore.Mvc;

namespace Akashi.Sandbox.TimeStamps;

/// <summary>The time stamp authority over HTTP (RFC 3161, 3.4).</summary>
internal static class TimeStampEndpoint
{
    private const int LongestQuestion = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/tsa", async (HttpRequest request, TimeStampAuthority authority) =>
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory);
        return Results.Bytes(authority.Answer(memory.ToArray()), "application/timestamp-reply");
    }).WithMetadata(new RequestSizeLimitAttribute(LongestQuestion));
}
