using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Error;

/// <summary>What to do where a page is not there, not allowed, or broke.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorPage : PageModel
{
    public string Key { get; private set; } = "500";

    public void OnGet(int code) => Key = Known(code);

    public void OnPost(int code) => Key = Known(code);

    private static string Known(int code) => code switch { 400 or 413 => "400", 403 => "403", 404 or 405 => "404", _ => "500" };
}
