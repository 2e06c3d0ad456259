using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Error;

/// <summary>What to do where a page is not there, not allowed, or broke.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorPage : PageModel
{
    // Seconds.
    private const string RetryAfter = "30";
    private const int SecondsOfMinute = 60;

    /// <summary>How long to wait where somebody asked too often, in minutes.</summary>
    public int Minutes { get; private set; } = 1;

    public string Key { get; private set; } = "500";

    public void OnGet() => Say();

    public void OnPost() => Say();

    private void Say()
    {
        // A form that could not be read cannot be read here either: then nothing is bound, and the framework's own words would stand on the page.
        ModelState.Clear();
        var code = Convert.ToInt32(RouteData.Values["code"], CultureInfo.InvariantCulture);
        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable) Response.Headers.RetryAfter = RetryAfter;
        if (int.TryParse(Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) Minutes = (seconds + SecondsOfMinute - 1) / SecondsOfMinute;
        Key = (Response.StatusCode, code) switch { (StatusCodes.Status503ServiceUnavailable, _) => "503", (_, 400 or 413) => "400", (_, 403) => "403", (_, 429) => "429", (_, 404 or 405) => "404", _ => "500" };
    }
}
