using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Akashi.Hosting.Texts;

/// <summary>The way from a page to the same page in the other language.</summary>
/// <param name="Code">The other language, for <c>lang</c> and <c>hreflang</c>: "ja" or "en".</param>
/// <param name="Label">Its name in itself.</param>
/// <param name="Address">Path and query of the same page in it.</param>
public sealed record LanguageSwitch(string Code, string Label, string Address)
{
    /// <summary>The switch of a page. On an error page it leads to the address that failed.</summary>
    public static LanguageSwitch Of(HttpContext context)
    {
        var other = Languages.Spoken.First(s => s != Languages.Current);
        var code = Languages.CodeOf(other);
        return new LanguageSwitch(code, LanguageNames.In(other), With(Asked(context), code));
    }

    /// <summary>The address of a request without its <see cref="LanguageChoice.Parameter"/>, the rest of it as it came.</summary>
    public static string Clean(HttpRequest request) => Without(Path(request.PathBase + request.Path) + request.QueryString, LanguageChoice.Parameter);

    /// <summary>An address without a parameter, the rest of it as it came.</summary>
    /// <param name="address">Path and query, or a whole address.</param>
    /// <param name="parameter">Name of the parameter.</param>
    public static string Without(string address, string parameter)
    {
        var (before, fragment) = Cut(address, '#');
        var (path, query) = Cut(before, '?');
        var kept = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !Names(part, parameter)).ToList();
        return path + (kept.Count == 0 ? "" : "?" + string.Join('&', kept)) + fragment;
    }

    /// <summary>The same address with a language; one that it names already is replaced.</summary>
    /// <param name="address">Path and query, or a whole address.</param>
    /// <param name="code">"ja" or "en".</param>
    public static string With(string address, string code)
    {
        var (kept, fragment) = Cut(Without(address, LanguageChoice.Parameter), '#');
        return $"{kept}{(kept.Contains('?', StringComparison.Ordinal) ? "&" : "?")}{LanguageChoice.Parameter}={code}{fragment}";
    }

    /// <summary>An address of another of the programs, which is to answer in the language of this request.</summary>
    public static string Along(Uri address) => With(address.ToString(), Languages.CurrentCode);

    private static string Asked(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } again ? Path(again.OriginalPathBase + again.OriginalPath) + again.OriginalQueryString
            : context.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? Path(context.Request.PathBase + failed.Path) + context.Request.QueryString
            : Path(context.Request.PathBase + context.Request.Path) + context.Request.QueryString;

    // An address that begins with two slashes would name another host.
    private static string Path(PathString path) => "/" + path.ToUriComponent().TrimStart('/');

    private static bool Names(string part, string parameter) =>
        Uri.UnescapeDataString(part.Split('=')[0]).Equals(parameter, StringComparison.OrdinalIgnoreCase);

    private static (string Before, string After) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var place ? (text[..place], text[place..]) : (text, "");
}

/// <summary>Takes the choice of a language out of the address, once it is kept.</summary>
public static class LanguageSwitchExtensions
{
    /// <summary>Answers a GET that names a language with the same address without it. To be used behind the public front.</summary>
    /// <param name="app">A program that keeps the choice in a cookie.</param>
    /// <returns>The same program.</returns>
    public static IApplicationBuilder UseCleanAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) || LanguageChoice.Named(context.Request) is null) return next(context);
        context.Response.Redirect(LanguageSwitch.Clean(context.Request));
        return Task.CompletedTask;
    });
}
