using System.Security.Claims;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.State;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Tests.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications;

/// <summary>Row 1.7.4: the same draft in two tabs.</summary>
public class DraftPageTests
{
    private static readonly Guid Hanako = new("0190f5d0-0000-7000-8000-000000000001");

    [Fact]
    public async Task Page_of_a_draft_signed_meanwhile_in_another_tab_reloads_instead_of_failing()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        await using var scope = desk.Services.CreateAsyncScope();
        var page = PageOf(scope.ServiceProvider, id);
        var done = new PageHandlerExecutedContext(page.PageContext, [], null, page);
        await page.OnPageHandlerExecutionAsync(new PageHandlerExecutingContext(page.PageContext, [], null, new Dictionary<string, object?>(), page), async () =>
        {
            await desk.SqlAsync("UPDATE applications SET \"Revision\" = \"Revision\" + 1");
            done.Exception = await Record.ExceptionAsync(() => page.OnPostAsync("NotRegistered", null, CancellationToken.None));
            return done;
        });
        Assert.True(done.ExceptionHandled);
        Assert.Equal($"/applications/{id}/state", Assert.IsType<RedirectResult>(done.Result).Url);
    }

    private static StatePage PageOf(IServiceProvider services, Guid id)
    {
        var hanako = new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionClaims.Subject, Hanako.ToString())]));
        var http = new DefaultHttpContext { RequestServices = services, User = hanako };
        http.Request.Path = $"/applications/{id}/state";
        var page = new StatePage(
            services.GetRequiredService<ApplicationStore>(),
            services.GetRequiredService<AkashiDb>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<TextsOf<StatePage>>());
        page.PageContext = new PageContext(new ActionContext(http, new RouteData { Values = { ["id"] = id.ToString() } }, new CompiledPageActionDescriptor()));
        return page;
    }
}
