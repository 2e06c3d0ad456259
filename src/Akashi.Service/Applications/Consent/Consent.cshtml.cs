using Akashi.Service.Applications.Answers;
using Akashi.Service.Applications.Document;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Applications.Consent;

/// <summary>Rows 1.5.11 and 2.5.11: consent to the terms; 「次へ」 leads to the card agent, where the card signs.</summary>
[LimitedAct("card", 60)]
internal sealed class ConsentPage(Drafts drafts, ConsentHandler handler, CardsFace cards, DocumentComposer composer, IStringLocalizer<ConsentPage> texts)
    : DraftPage(drafts)
{
    public IActionResult OnGet() => AnswerRules.IsComplete(Open) ? Page() : Redirect(PathOf("check"));

    public async Task<IActionResult> OnPostAsync([FromForm] string? consent, CancellationToken ct)
    {
        if (!AnswerRules.IsComplete(Open)) return Redirect(PathOf("check"));
        if (consent != "true")
        {
            ModelState.AddModelError("consent", texts["Missing"]);
            return Page();
        }
        if (await handler.HandleAsync(Open.Id, User.SubjectId(), ct) is not { } open) return Redirect(PathOf("check"));
        var document = composer.Compose(open);
        var question = new CardQuestion(CardAction.Sign, User.SessionId(), Journey.SigningScreens, NextPath, PathOf("consent"), document.ToBytes);
        return Redirect(await cards.AskAsync(question, ct));
    }
}
