using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Error;

/// <summary>Says what to do when a page does not exist, is not allowed, or failed.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorPage : PageModel
{
    // In seconds.
    private const string RetryAfter = "30";
    private const int SecondsOfMinute = 60;

    /// <summary>How long to wait after too many requests, in minutes.</summary>
    public int Minutes { get; private set; } = 1;

    public string Key { get; private set; } = "500";

    public void OnGet() => Say();

    public void OnPost() => Say();

    private void Say()
    {
        // A form that could not be read is not readable here either, and the framework's own messages would appear on the page.
        ModelState.Clear();
        var code = Convert.ToInt32(RouteData.Values["code"], CultureInfo.InvariantCulture);
        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable) Response.Headers.RetryAfter = RetryAfter;
        if (int.TryParse(Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            Minutes = (seconds + SecondsOfMinute - 1) / SecondsOfMinute;
        Key = (Response.StatusCode, code) switch
        {
            (StatusCodes.Status503ServiceUnavailable, _) => "503",
            (_, 400 or 413) => "400",
            (_, 403) => "403",
            (_, 429) => "429",
            (_, 404 or 405) => "404",
            _ => "500",
        };
    }
}
