using Akashi.CardAgent.Pages;
using Akashi.Hosting;

namespace Akashi.CardAgent;

/// <summary>
/// Lets in only this machine's browser, and only when a person navigates. The Host must be loopback with the agent's port (DNS rebinding), and
/// whatever another site sends (forms, frames, fetches) is refused.
/// </summary>
internal sealed class Guard(RequestDelegate next, AgentSettings settings)
{
    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Request.Headers;
        headers.TryGetValue("Sec-Fetch-Site", out var site);
        headers.TryGetValue("Sec-Fetch-Mode", out var mode);
        headers.TryGetValue("Sec-Fetch-Dest", out var destination);
        var ours = LoopbackNames.IsLoopback(http.Request.Host.Host) && http.Request.Host.Port == settings.Own.Port;
        var fromHere = site.ToString() is "" or "same-origin" or "none";
        var navigation = mode.ToString() is "" or "navigate" && destination.ToString() is "" or "document";
        var allowed = ours && (HttpMethods.IsGet(http.Request.Method) ? fromHere || navigation : fromHere && IsOurs(headers.Origin.ToString(), http.Request));
        return allowed ? next(http) : AgentPages.Show(PageComposer.Refused, StatusCodes.Status403Forbidden).ExecuteAsync(http);
    }

    // Our pages send no referrer, so browsers send the origin "null"; the form's own token decides about those requests.
    private static bool IsOurs(string origin, HttpRequest request) => origin is "" or "null" || origin == $"{request.Scheme}://{request.Host}";
}
