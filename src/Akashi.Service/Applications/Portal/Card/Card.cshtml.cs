using Akashi.Service.Accounts;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Card;

/// <summary>Rows 1.5.3 and 2.5.3: asks the holder to get the card ready; 「次へ」 leads to the card agent or the phone, which reads the 4 facts.</summary>
[LimitedAct("card", 60)]
internal sealed class CardPage(ApplicationStore store, CardsFace cards, AccountsFace accounts) : DraftPage(store)
{
    /// <summary>Whether the phone is the account's only way to a card.</summary>
    public bool ByPhone { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => ByPhone = await accounts.WaysOfAsync(User.SubjectId(), ct) is [CardWay.Phone];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var ways = await accounts.WaysOfAsync(User.SubjectId(), ct);
        var question = new CardQuestion(
            CardAction.ReadFacts, User.SessionId(), VisitorSystems.Of(Request), Journey.ReadingScreens, NextPath, PathOf("card"), ways);
        return Redirect(await cards.AskAsync(question, ct));
    }
}
