using Akashi.Hosting;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Cards.Phone.Handovers;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Layout;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Akashi.Service.Cards.Portal.Code;

/// <summary>
/// Row 0.8 on a computer: shows the code for the phone, then asks for the number that the phone shows, and goes on when the phone is done. Nothing
/// moves on a page by itself without the script: the press 「次へ」 looks again.
/// </summary>
[Authorize(Policy = Policies.HolderSession)]
[EnableRateLimiting(ClientLimits.StartPolicy)]
[LimitedAct("card-code", 120)]
internal sealed class CodePage(
    ComputerSide computer, IPhone phone, ServiceSettings settings, TextsOf<CodePage> texts, SecurityLog log, TimeProvider clock) : PageModel
{
    private const string Field = "number";

    public string Tx { get; private set; } = "";

    public ComputerStep Step { get; private set; } = ComputerStep.Over;

    /// <summary>The request and its handover; null where this session has none, or not any more: a sign-in begins another session.</summary>
    public Handed? Handed { get; private set; }

    /// <summary>Where the person was.</summary>
    public string Way => Handed?.Request.CancelPath ?? "/";

    /// <summary>Where the code leads.</summary>
    public string Address =>
        settings.PublicOrigin.GetLeftPart(UriPartial.Authority) + CardsAddresses.PhoneOf(HandoverToken.Shown(Handed!.Handover.Token));

    public CodePicture Picture => new(Address);

    /// <summary>Whether this browser can stand in for the phone.</summary>
    public bool OpensHere => phone.OpensOn(Request);

    public async Task<IActionResult> OnGetAsync(string tx, CancellationToken ct)
    {
        if (!await LoadAsync(tx, ct)) Response.StatusCode = StatusCodes.Status404NotFound;
        if (Step == ComputerStep.Home && await computer.ReturnCodeAsync(tx, User.SessionId(), ct) is { } code) return Redirect(CardsAddresses.ReturnWith(code));
        return Page();
    }

    public async Task<IActionResult> OnPostNumberAsync(string tx, [FromForm(Name = Field)] string? typed, CancellationToken ct)
    {
        if (!HandoverNumber.TryParse(typed, out var number)) return await AgainAsync(tx, texts["NotNumber"], ct);
        var outcome = await computer.ConfirmAsync(tx, User.SessionId(), number, ct);
        if (outcome is NumberOutcome.Wrong or NumberOutcome.Last) log.Note(SecurityEvent.PhoneRefused, HttpContext, outcome.ToString());
        return outcome == NumberOutcome.Wrong ? await AgainAsync(tx, texts["Wrong"], ct) : Redirect(CardsAddresses.CodeOf(tx));
    }

    public async Task<IActionResult> OnPostCancelAsync(string tx, CancellationToken ct) =>
        await computer.GiveUpAsync(tx, User.SessionId(), ct) is { } path ? Redirect(path) : NotFound();

    public async Task<IActionResult> OnPostHereAsync(string tx, CancellationToken ct) =>
        Redirect((OpensHere ? await phone.BeginHereAsync(tx, User.SessionId(), ct) : null) ?? CardsAddresses.CodeOf(tx));

    private async Task<IActionResult> AgainAsync(string tx, string error, CancellationToken ct)
    {
        if (!await LoadAsync(tx, ct)) return NotFound();
        if (Step != ComputerStep.Number) return Redirect(CardsAddresses.CodeOf(tx));
        ModelState.AddModelError(Field, error);
        return Page();
    }

    private async Task<bool> LoadAsync(string tx, CancellationToken ct)
    {
        Tx = tx;
        if (await computer.FindAsync(tx, User.SessionId(), ct) is not { } handed) return false;
        (Handed, Step) = (handed, handed.OnComputer(clock.GetUtcNow()));
        return true;
    }
}
