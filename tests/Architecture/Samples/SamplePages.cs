using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Akashi.Architecture.Samples;

internal sealed class ForgetfulPage : PageModel;

[Authorize]
internal sealed class AnyPersonPage : PageModel;

[Authorize(Policy = "holder")]
internal abstract class GuardedPage : PageModel;

internal sealed class ChildOfGuardedPage : GuardedPage;

[AllowAnonymous]
internal sealed class OpenPage : PageModel;

internal static class ForgetfulEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/forgotten", () => "");
}

internal static class AnyPersonEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/any", () => "").RequireAuthorization();
}

internal static class ForgetfulGroup
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/group");
        group.MapGet("/one", () => "");
    }
}

internal static class GuardedEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/guarded", () => "").RequireAuthorization("holder");
        var group = routes.MapGroup("/open").AllowAnonymous();
        group.MapGet("/one", () => "");
    }
}
