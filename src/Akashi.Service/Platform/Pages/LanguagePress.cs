using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Akashi.Service.Platform.Pages;

/// <summary>
/// The language switch in the middle of a form (row 0.7). It posts the page's form with a language in the address, which no other button does. The page
/// is then shown again as if it had been opened, with what was typed: nothing is checked, decided or stored. A page that can keep what was typed, or was
/// itself shown by a press, has a handler "Language" for it.
/// </summary>
internal sealed class LanguagePress : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Name of the handler of a page that does more than to show itself again.</summary>
    public const string Handler = "Language";

    /// <summary>Runs before <see cref="HandlerRequired"/>, which it gives a handler.</summary>
    public int Order => int.MinValue;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || LanguageChoice.Named(request) is null) return Task.CompletedTask;
        var handlers = context.ActionDescriptor.HandlerMethods;
        context.HandlerMethod = handlers.FirstOrDefault(h => Is(h, HttpMethods.Post, Handler)) ?? handlers.FirstOrDefault(h => Is(h, HttpMethods.Get, null));
        return Task.CompletedTask;
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();

    private static bool Is(HandlerMethodDescriptor handler, string method, string? name) =>
        handler.HttpMethod.Equals(method, StringComparison.OrdinalIgnoreCase) && string.Equals(handler.Name, name, StringComparison.OrdinalIgnoreCase);
}
