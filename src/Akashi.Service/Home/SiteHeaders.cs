using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Layout;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Staff;

namespace Akashi.Service.Home;

/// <summary>Texts of the menus.</summary>
internal sealed class SiteHeaderTexts;

/// <summary>Gives the layout its menu: the holder's, or that of staff on their pages.</summary>
internal sealed class SiteHeaders(RequestDelegate next, TextsOf<SiteHeaderTexts> texts)
{
    public async Task InvokeAsync(HttpContext http, StaffFace staff)
    {
        var policies = http.GetEndpoint()?.Metadata.GetOrderedMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>() ?? [];
        if (policies.Any(p => p.Policy == Policies.Staff) && http.User.IsSignedIn())
        {
            var person = await staff.CurrentAsync(http.User, http.RequestAborted);
            http.Features.Set(new SiteHeader(
                Surface.Staff,
                [new(texts["Queue"], DecisionsAddresses.Queue), new(texts["Register"], RegistersAddresses.Search)],
                person?.Name,
                StaffAddresses.SignOut));
        }
        else if (http.User.IsSignedIn())
        {
            http.Features.Set(new SiteHeader(
                Surface.Holder,
                [
                    new(texts["Home"], HomeAddresses.Home),
                    new(texts["Mine"], RegistersAddresses.Mine),
                    new(texts["Applications"], ApplicationsAddresses.Mine),
                    new(texts["Certificates"], HomeAddresses.Certificates),
                ],
                null,
                AccountsAddresses.SignOut));
        }
        await next(http);
    }
}
