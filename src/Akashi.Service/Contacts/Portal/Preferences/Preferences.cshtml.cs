using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Contacts.Portal.Preferences;

/// <summary>Row 0.9: the language of mails, and of the portal in a browser that has none yet; and whether mails are wanted.</summary>
[Authorize(Policy = Policies.Holder)]
[LimitedAct("contact", 30)]
internal sealed class PreferencesPage(ContactsFace contacts, PreferencesHandler handler, TextsOf<PreferencesPage> texts) : PageModel
{
    public ContactView Contact { get; private set; } = null!;

    /// <summary>The chosen language, or else that of this page.</summary>
    public string Language => Contact.Language ?? Languages.CurrentCode;

    public async Task OnGetAsync(CancellationToken ct) => Contact = await contacts.OfAsync(User.SubjectId(), ct);

    public async Task<IActionResult> OnPostAsync([FromForm] string? language, [FromForm] string? mail, CancellationToken ct)
    {
        await OnGetAsync(ct);
        if (Languages.Of(language) is not { } chosen)
        {
            ModelState.AddModelError("language", texts["FaultLanguage"]);
            return Page();
        }
        // A form without the box leaves the wish as it is.
        await handler.KeepAsync(User.SubjectId(), chosen, Contact.MailOffered ? mail == "true" : Contact.WantsMail, ct);
        LanguageChoice.Keep(HttpContext, chosen);
        TempData[HomeAddresses.Me] = "Preferred";
        return Redirect(HomeAddresses.Me);
    }
}
