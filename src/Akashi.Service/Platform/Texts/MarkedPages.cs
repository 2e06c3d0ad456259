using System.Text;
using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Platform.Texts;

/// <summary>Marks the Japanese on every page that is answered in another language.</summary>
internal sealed class MarkedPages : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (Languages.IsJapanese || context.Result is not PageResult)
        {
            await next();
            return;
        }
        var response = context.HttpContext.Response;
        var (body, page) = (response.Body, new MemoryStream());
        await using (page)
        {
            response.Body = page;
            try
            {
                // What fails is shown by the error page, of which nothing has been sent either.
                if ((await next()).Exception is not null) return;
            }
            finally
            {
                response.Body = body;
            }
            var marked = JapaneseMarks.In(Encoding.UTF8.GetString(page.GetBuffer(), 0, (int)page.Length));
            await body.WriteAsync(Encoding.UTF8.GetBytes(marked), context.HttpContext.RequestAborted);
        }
    }
}
