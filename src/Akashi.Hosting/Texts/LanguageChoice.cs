using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Akashi.Hosting.Texts;

/// <summary>
/// In which language a request is answered: the one that its address names, else the one that was chosen before, else the one that the browser asks for,
/// else Japanese. What we do not speak counts as not said.
/// </summary>
/// <param name="kept">Where the choice is kept.</param>
public sealed class LanguageChoice(ChoiceKept kept) : IStartupFilter
{
    /// <summary>Name of the parameter of an address that chooses a language.</summary>
    public const string Parameter = "lang";

    /// <summary>Name of the cookie that keeps the choice. It holds "ja" or "en" and nothing else.</summary>
    public const string Cookie = "akashi-language";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    // Before all that a program does with a request, so that also a refusal and the page about an exception are in its language.
    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(AnswerAsync);
        next(app);
    };

    /// <summary>The language that an address names; null where it names none that we speak, or several.</summary>
    public static CultureInfo? Named(HttpRequest request) =>
        request.Query[Parameter] is [var code] ? Languages.Of(code) : null;

    /// <summary>
    /// Says of an answer which language it is in, unless it says so itself, and to caches on what that depends. Done by itself for pages, plain text and PDF.
    /// </summary>
    /// <param name="response">The answer, not yet begun.</param>
    public void Tell(HttpResponse response)
    {
        if (response.Headers.ContentLanguage.Count == 0) response.Headers.ContentLanguage = Languages.CurrentCode;
        foreach (var name in (string[])(kept == ChoiceKept.InCookie ? ["Accept-Language", "Cookie"] : ["Accept-Language"]))
            if (!response.Headers.GetCommaSeparatedValues("Vary").Contains(name, StringComparer.OrdinalIgnoreCase)) response.Headers.Append("Vary", name);
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var named = Named(context.Request);
        var language = named ?? Kept(context.Request) ?? Asked(context.Request) ?? Languages.Japanese;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
        // An error page begins with cleared headers, and whether the client came by https is known only behind the front.
        context.Response.OnStarting(() =>
        {
            CultureInfo.CurrentUICulture = language;
            if (DependsOnLanguage(context.Response.ContentType)) Tell(context.Response);
            if (named is not null && kept == ChoiceKept.InCookie) Keep(context, named);
            return Task.CompletedTask;
        });
        await next(context);
    }

    private static bool DependsOnLanguage(string? type) =>
        type is not null && (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/pdf", StringComparison.OrdinalIgnoreCase));

    /// <summary>Keeps a language in the cookie, for a program that keeps it there.</summary>
    /// <param name="context">The request, whose answer has not begun.</param>
    /// <param name="language">One that we speak.</param>
    public static void Keep(HttpContext context, CultureInfo language) => context.Response.Cookies.Append(
        Cookie,
        Languages.CodeOf(language),
        new CookieOptions
        {
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            HttpOnly = true,
            MaxAge = Lifetime,
            IsEssential = true,
        });

    /// <summary>Whether this browser chose a language before.</summary>
    public static bool IsKept(HttpRequest request) => Languages.Of(request.Cookies[Cookie]) is not null;

    private CultureInfo? Kept(HttpRequest request) => kept == ChoiceKept.InCookie ? Languages.Of(request.Cookies[Cookie]) : null;

    // The one that is asked for most; a region ("en-US") does not matter.
    private static CultureInfo? Asked(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(asked => asked.Quality is not 0)
        .OrderByDescending(asked => asked.Quality ?? 1)
        .Select(asked => Languages.Of(asked.Value.Value?.Split('-')[0].ToLowerInvariant()))
        .FirstOrDefault(language => language is not null);
}
