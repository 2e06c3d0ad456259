using Akashi.Service.Contacts.Mail;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Contacts.Portal.Address;

/// <summary>Row 0.9: the holder enters an e-mail address, which counts once it is confirmed by the link sent to it.</summary>
[Authorize(Policy = Policies.Holder)]
[LimitedAct("contact", 30)]
internal sealed class AddressPage(ContactsFace contacts, AddressHandler handler, TextsOf<AddressPage> texts) : PageModel
{
    private const string Field = "email";

    public ContactView Contact { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Contact = await contacts.OfAsync(User.SubjectId(), ct);

    public async Task<IActionResult> OnPostAsync([FromForm] string? email, CancellationToken ct)
    {
        await OnGetAsync(ct);
        if (!Contact.MailOffered) return Redirect(HomeAddresses.Me);
        if (string.IsNullOrWhiteSpace(email)) return Again(texts["FaultMissing"]);
        if (EmailAddress.TryParse(email, out var address) is { } fault)
            return Again(texts[fault == EmailFault.NotAsciiName ? "FaultNotAsciiName" : "FaultNotAnAddress"]);
        return await handler.AskAsync(User.SubjectId(), address!, ct) switch
        {
            AskOutcome.TooMany => Again(texts["FaultTooMany", MailWriter.MostAsked]),
            AskOutcome.Same => Told("Same"),
            _ => Told("Asked"),
        };
    }

    /// <summary>Removes the address, or the one that waits, with one press.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        await handler.RemoveAsync(User.SubjectId(), ct);
        return Told("Removed");
    }

    private PageResult Again(string fault)
    {
        ModelState.AddModelError(Field, fault);
        return Page();
    }

    private RedirectResult Told(string done)
    {
        TempData[HomeAddresses.Me] = done;
        return Redirect(HomeAddresses.Me);
    }
}
