using System.Security.Claims;
using Akashi.Service.Cards.Phone.Handovers;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Sessions;

namespace Akashi.Service.Cards.Phone;

/// <summary>
/// The browser returns here from the phone's service, and goes on to the page to which it would come from the card agent. That of a phone which serves
/// a computer goes on to the page that says so.
/// </summary>
internal static class PhoneEndpoints
{
    // A code that belongs to nothing: the page says that this reading cannot be used, and where to begin again.
    private const string NoCode = "-";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(CardsAddresses.PhoneReturn, ReturnAsync).AllowAnonymous();
        routes.MapGet(CardsAddresses.NumberState, StateAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReturnAsync(
        HttpContext http, ClaimsPrincipal person, IPhone phone, PhoneCookie cookie, SecurityLog log, CancellationToken ct)
    {
        Guid? session = person.HasClaim(c => c.Type == SessionClaims.Session) ? person.SessionId() : null;
        var browser = new ReturningBrowser(session, cookie.Read(http));
        var home = PhoneReturn.TryParse(http.Request.Query, out var back) ? await phone.FinishAsync(back, browser, ct) : null;
        if (home is null or PhoneHome.Already or PhoneHome.OtherBrowser) log.Note(SecurityEvent.PhoneRefused, http);
        if (home is { Fault: { } fault } && fault.IsSuspicious()) log.Note(SecurityEvent.CardRefused, http, fault.ToString());
        return Results.Redirect(home switch
        {
            PhoneHome.Here here => CardsAddresses.ReturnWith(here.Code),
            PhoneHome.OnComputer => CardsAddresses.Number,
            PhoneHome.Already => CardsAddresses.ReturnedBefore,
            PhoneHome.OtherBrowser => CardsAddresses.Number + "?elsewhere=true",
            _ when session is null && browser.PhoneSecret is not null => CardsAddresses.Number,
            _ => CardsAddresses.ReturnWith(NoCode),
        });
    }

    private static async Task<IResult> StateAsync(HttpContext http, PhoneSide side, PhoneCookie cookie, TimeProvider clock, CancellationToken ct) =>
        await side.BySecretAsync(cookie.Read(http), ct) is { } handed
            ? Results.Json(new { state = HandoverWords.Of(handed.OnPhone(clock.GetUtcNow())) })
            : Results.NotFound();
}
