using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Akashi.Service.Platform.Pages;

/// <summary>
/// Refuses a method or handler name that a page does not have: Razor Pages would render the page all the same, with nothing loaded. Pages of static
/// text have no handler for GET, and need none.
/// </summary>
internal sealed class HandlerRequired : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Runs before the pages' own filters, which load what a handler needs.</summary>
    public int Order => int.MinValue;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var method = context.HttpContext.Request.Method;
        if (context.HandlerMethod is not null || HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) return next();
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        return Task.CompletedTask;
    }
}
