using Akashi.Hosting;
using Akashi.Hosting.Texts;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Akashi.Service.Accounts.Portal.Start;

/// <summary>Addresses mentioned in the steps of the demo.</summary>
internal sealed record DemoLinks(string Sandbox, string Verifier);

/// <summary>Row 0.1: the start page; 「登録・ログイン」 leads to the card agent (0.2 to 0.4), or to the phone (0.8).</summary>
[AllowAnonymous]
[EnableRateLimiting(ClientLimits.StartPolicy)]
[HoldsNoSecret]
internal sealed class StartPage(CardsFace cards, SessionStore sessions, SessionCookie cookie, AccountsSettings own, ServiceSettings settings) : PageModel
{
    private static readonly string[] Screens = ["0.2", "0.3", "0.4"];

    /// <summary>The Verifier, in the language of this page.</summary>
    public string Verifier => LanguageSwitch.Along(settings.VerifierOrigin);


    public DemoLinks? Demo => own.DemoSandbox is { } sandbox
        ? new DemoLinks(LanguageSwitch.Along(sandbox), Verifier)
        : null;

    /// <summary>The ways in on this device, the best one first.</summary>
    public IReadOnlyList<CardWay> Ways => cards.WaysOn(Request);

    /// <summary>Whether the phone is the best way here.</summary>
    public bool PhoneFirst => Ways[0] == CardWay.Phone;

    /// <summary>Whether the visitor uses a phone and can sign in only on a computer.</summary>
    public bool NeedsComputer => !cards.HasPhone && VisitorSystems.Of(Request) == VisitorSystem.Phone;

    public IActionResult OnGet() => User.IsSignedIn() ? Redirect(HomeAddresses.Home) : Page();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => AskAsync(Ways.Contains(CardWay.Phone) ? [CardWay.Card, CardWay.Phone] : [CardWay.Card], ct);

    public Task<IActionResult> OnPostPhoneAsync(CancellationToken ct) => AskAsync(Ways.Contains(CardWay.Phone) ? [CardWay.Phone] : [CardWay.Card], ct);

    private async Task<IActionResult> AskAsync(IReadOnlyList<CardWay> ways, CancellationToken ct)
    {
        if (User.IsSignedIn()) return Redirect(HomeAddresses.Home);
        var session = await SessionAsync(ct);
        var question = new CardQuestion(CardAction.Authenticate, session, VisitorSystems.Of(Request), Screens, AccountsAddresses.SignIn, "/", ways);
        return Redirect(await cards.AskAsync(question, ct));
    }

    private async Task<Guid> SessionAsync(CancellationToken ct)
    {
        if (User.HasClaim(c => c.Type == SessionClaims.Session)) return User.SessionId();
        var (id, key) = await sessions.OpenAsync(Surface.Holder, null, ct);
        cookie.Write(HttpContext, Surface.Holder, key);
        return id;
    }
}
