namespace Akashi.Service.Platform.Security;

/// <summary>Logs each 403, whoever decided it, and the 429s, at most one every ten seconds so that they cannot flood the log.</summary>
internal sealed class RefusalsNoted(RequestDelegate next, SecurityLog log, TimeProvider clock)
{
    private static readonly TimeSpan NoteEvery = TimeSpan.FromSeconds(10);
    private long notedAt;

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response.StatusCode == StatusCodes.Status403Forbidden) log.Note(SecurityEvent.Forbidden, http);
        else if (http.Response.StatusCode == StatusCodes.Status429TooManyRequests) NoteTooMany(http);
    }

    private void NoteTooMany(HttpContext http)
    {
        var (now, before) = (clock.GetTimestamp(), Interlocked.Read(ref notedAt));
        if (before != 0 && clock.GetElapsedTime(before, now) < NoteEvery) return;
        if (Interlocked.CompareExchange(ref notedAt, now, before) == before) log.Note(SecurityEvent.TooMany, http);
    }
}
