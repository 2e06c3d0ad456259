using Akashi.Service.Cards;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Card;

/// <summary>Row 1.5.3: get the card ready; 「次へ」 leads to the card agent, which reads the 4 facts (1.5.4 to 1.5.7).</summary>
internal sealed class CardPage(Drafts drafts, CardsFace cards) : DraftPage(drafts)
{
    private static readonly string[] Screens = ["1.5.4", "1.5.5", "1.5.6", "1.5.7"];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Redirect(await cards.AskAsync(new CardQuestion(CardAction.ReadFacts, User.SessionId(), Screens, PathOf("facts"), PathOf("card")), ct));
}
