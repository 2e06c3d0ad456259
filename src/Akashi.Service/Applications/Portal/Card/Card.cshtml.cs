using Akashi.Service.Cards;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Card;

/// <summary>Rows 1.5.3 and 2.5.3: asks the holder to get the card ready; 「次へ」 leads to the card agent, which reads the 4 facts.</summary>
[LimitedAct("card", 60)]
internal sealed class CardPage(ApplicationStore store, CardsFace cards) : DraftPage(store)
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Redirect(await cards.AskAsync(new CardQuestion(CardAction.ReadFacts, User.SessionId(), Journey.ReadingScreens, NextPath, PathOf("card")), ct));
}
