using System.Security.Claims;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Sessions;

namespace Akashi.Service.Cards.Phone;

/// <summary>The browser returns here from the phone's service, and goes on to the page to which it would come from the card agent.</summary>
internal static class PhoneEndpoints
{
    // A code that belongs to nothing: the page says that this reading cannot be used, and where to begin again.
    private const string NoCode = "-";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(CardsAddresses.PhoneReturn, ReturnAsync).RequireAuthorization(Policies.HolderSession);

    private static async Task<IResult> ReturnAsync(HttpContext http, ClaimsPrincipal person, IPhone phone, SecurityLog log, CancellationToken ct)
    {
        var home = PhoneReturn.TryParse(http.Request.Query, out var back) ? await phone.FinishAsync(back, person.SessionId(), ct) : null;
        if (home is null) log.Note(SecurityEvent.PhoneRefused, http);
        if (home is { Fault: { } fault } && fault.IsSuspicious()) log.Note(SecurityEvent.CardRefused, http, fault.ToString());
        return Results.Redirect(CardsAddresses.ReturnWith(home?.Code ?? NoCode));
    }
}
