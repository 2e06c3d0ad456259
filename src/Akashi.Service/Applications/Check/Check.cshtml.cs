using Akashi.Service.Applications.Answers;
using Akashi.Service.Applications.Document;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Check;

/// <summary>Row 1.5.10: every answer with its way back; what stands here is what the card will sign.</summary>
internal sealed class CheckPage(Drafts drafts, DocumentComposer composer) : DraftPage(drafts)
{
    public ApplicationDocument Document { get; private set; } = null!;

    /// <summary>The number does not fit a form that is only a guess: a hint to look again, no refusal.</summary>
    public bool NumberLooksOdd => Open.RegistrationNumberSearchForm() is { } number && !Open.Qualification.Number.Pattern.IsMatch(number);

    public IActionResult OnGet()
    {
        if (!AnswerRules.IsComplete(Open)) return Redirect(PathOf(FirstGap()));
        Document = composer.Compose(Open);
        return Page();
    }

    public IActionResult OnPost() => Redirect(PathOf(AnswerRules.IsComplete(Open) ? "consent" : FirstGap()));

    public string? ChangePath(DocumentSection section, DocumentItem item) => (section.Id, item.Id) switch
    {
        (DocumentComposer.StateSection, "state") => PathOf("state?back=check"),
        (DocumentComposer.StateSection, "qualification") => "/applications/choose",
        (DocumentComposer.StateSection, _) => null,
        (DocumentComposer.FactsSection, _) => PathOf("card"),
        _ => PathOf("answers"),
    };

    private string FirstGap() => Open.Application.RegistrationState is null ? "state" : Open.Facts is null ? "card" : "answers";
}
