using Akashi.Service.Accounts;
using Akashi.Service.Applications.Document;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Consent;

/// <summary>Rows 1.5.11 and 2.5.11: asks for consent to the terms; 「次へ」 leads to the card agent or the phone, where the card signs.</summary>
[LimitedAct("card", 60)]
internal sealed class ConsentPage(
    ApplicationStore store, ConsentHandler handler, CardsFace cards, AccountsFace accounts, DocumentComposer composer, TextsOf<ConsentPage> texts)
    : DraftPage(store)
{
    /// <summary>Whether the phone is the account's only way to a card.</summary>
    public bool ByPhone { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ByPhone = await accounts.WaysOfAsync(User.SubjectId(), ct) is [CardWay.Phone];
        return Detour() ?? Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? consent, [FromForm] string? terms, CancellationToken ct)
    {
        if (Detour() is { } detour) return detour;
        var ways = await accounts.WaysOfAsync(User.SubjectId(), ct);
        // The terms may have got another version since the page was opened: what nobody has read, nobody agrees to.
        var seen = Loaded.Terms.Version;
        var fault = consent != "true" ? texts["Missing"] : terms != seen ? texts["TermsChanged"] : null;
        if (fault is not null)
        {
            ByPhone = ways is [CardWay.Phone];
            ModelState.AddModelError("consent", fault);
            return Page();
        }
        if (await handler.HandleAsync(Loaded.Id, User.SubjectId(), seen, ct) is not { } loaded) return Redirect(PathOf("check"));
        var document = composer.Compose(loaded);
        var question = new CardQuestion(
            CardAction.Sign, User.SessionId(), VisitorSystems.Of(Request), Journey.SigningScreens, NextPath, PathOf("consent"), ways, document.ToBytes);
        return Redirect(await cards.AskAsync(question, ct));
    }
}
