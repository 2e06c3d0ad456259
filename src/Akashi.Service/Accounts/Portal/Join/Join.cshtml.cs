using Akashi.Service.Accounts.Join;
using Akashi.Service.Accounts.Portal.Ways;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Accounts.Portal.Join;

/// <summary>
/// Row 0.9: adds a way to sign in, in three or four steps with the cards. The browser returns here after each of them; what came of it is kept by its key,
/// so that the page can be shown again in another language.
/// </summary>
[Authorize(Policy = Policies.Holder)]
[LimitedAct("card", 60)]
internal sealed class JoinPage(JoinStore joins, JoinHandler handler, StatementComposer composer, CardsFace cards, SecurityLog log, TextsOf<JoinPage> texts)
    : PageModel
{
    /// <summary>Key under which it is kept what came of the last step.</summary>
    public const string Outcome = "join";

    private static readonly string[] SignInScreens = ["0.2", "0.3", "0.4"];
    private static readonly string[] SigningScreens = ["1.5.12", "1.5.13", "1.5.14", "1.5.15"];

    /// <summary>The open join; null if there is none, or it is over.</summary>
    public OpenJoin? Open { get; private set; }

    /// <summary>Why the last answer was not taken; null if it was.</summary>
    public JoinRefusal? Refusal { get; private set; }

    /// <summary>The facts that differ: "name", "birth", "sex".</summary>
    public IReadOnlyList<string> Which { get; private set; } = [];

    /// <summary>Names of the steps, in order.</summary>
    public IReadOnlyList<string> Steps => Open is { } open
        ?
        [
            texts["StepSignIn", Of(Added(open))], texts["StepSign", Of(Added(open))],
            .. open.ProvesOwn ? [texts["StepSignIn", Of(open.OwnKey.Way)]] : Array.Empty<string>(),
            texts["StepSign", Of(open.OwnKey.Way)],
        ]
        : [];

    /// <summary>Number of the open step, from 1.</summary>
    public int Step => Open is null ? 1 : Open.Step == JoinStep.SignByOwn ? Steps.Count : (int)Open.Step + 1;

    /// <summary>What is signed, in the language of the page; empty where the open step is a sign-in.</summary>
    public IReadOnlyList<(string Id, string Label, string Value)> Statement =>
        Open is { Step: JoinStep.SignByAdded or JoinStep.SignByOwn } open ? composer.Shown(open.Matter) : [];

    /// <summary>Whether the open step is the second sign-in by the way of the session.</summary>
    public bool SignsInAgain => Open is { Step: JoinStep.SignInByOwn };

    /// <summary>The way by which the open step is taken.</summary>
    public CardWay Way => Open is { Step: JoinStep.SignInByOwn or JoinStep.SignByOwn } own ? own.OwnKey.Way : Added(Open!);

    /// <summary>Whether nothing is known of a join any more: it may have been finished, here or elsewhere.</summary>
    public bool IsOver => Refusal == JoinRefusal.Ended;

    public async Task<IActionResult> OnGetAsync([FromQuery] string? card, CancellationToken ct)
    {
        if (card is not null) return await TakeAsync(card, ct);
        if (TempData.Peek(Outcome) is string[] and [var why, .. var which] && Enum.TryParse<JoinRefusal>(why, out var refusal))
            (Refusal, Which) = (refusal, which);
        Open = await joins.FindAsync(User.SubjectId(), User.SessionId(), ct);
        // A refusal that says "Select Next" needs a step that is open.
        if (Open is null && Refusal is JoinRefusal.NoAnswer or JoinRefusal.OtherCard) Refusal = JoinRefusal.Ended;
        if (Open is null && Refusal is null) return Redirect(AccountsAddresses.Ways);
        return Page();
    }

    /// <summary>「次へ」: leads to the card for the open step.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        TempData.Remove(Outcome);
        if (await joins.FindAsync(User.SubjectId(), User.SessionId(), ct) is not { } open) return Redirect(AccountsAddresses.Ways);
        Open = open;
        var signs = open.Step is JoinStep.SignByAdded or JoinStep.SignByOwn;
        var question = new CardQuestion(
            signs ? CardAction.Sign : CardAction.Authenticate, User.SessionId(), VisitorSystems.Of(Request), signs ? SigningScreens : SignInScreens,
            AccountsAddresses.Join, AccountsAddresses.Join, [Way], signs ? transaction => composer.ToBytes(open.Matter, transaction) : null);
        return Redirect(await cards.AskAsync(question, ct));
    }

    /// <summary>「やめる」.</summary>
    public async Task<IActionResult> OnPostGiveUpAsync(CancellationToken ct)
    {
        TempData.Remove(Outcome);
        await joins.GiveUpAsync(User.SessionId(), ct);
        return Redirect(AccountsAddresses.Ways);
    }

    /// <summary>Words of a way, as they stand within a sentence.</summary>
    public string Of(CardWay way) => texts[way == CardWay.Phone ? "ByPhone" : "ByCard"];

    /// <summary>The way to be added.</summary>
    public static CardWay Added(OpenJoin open) => WayNames.Of(open.Join.Way);

    private async Task<IActionResult> TakeAsync(string card, CancellationToken ct)
    {
        var outcome = await handler.HandleAsync(User.SubjectId(), User.SessionId(), card, VisitorDevice.Of(Request), ct);
        TempData.Remove(Outcome);
        if (outcome is JoinOutcome.Added)
        {
            TempData[WaysPage.Told] = WaysNews.WayAdded.ToString();
            return Redirect(AccountsAddresses.Ways);
        }
        if (outcome is JoinOutcome.Refused refused)
        {
            if (refused.Why == JoinRefusal.FactsDiffer) log.Note(SecurityEvent.JoinRefused, HttpContext);
            TempData[Outcome] = (string[])[refused.Why.ToString(), .. refused.Which];
        }
        return Redirect(AccountsAddresses.Join);
    }
}
