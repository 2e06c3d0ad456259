using Akashi.Hosting;
using Akashi.Service.Platform.Addresses;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Contacts.Portal.Confirm;

/// <summary>
/// Row 0.9: where the link of a mail leads. Opening it shows a button and no more, because programs that look for viruses open links too. It says
/// nothing about the person: whoever reads the mail may not be the one who entered the address.
/// </summary>
[AllowAnonymous]
internal sealed class ConfirmPage(ConfirmHandler handler) : PageModel
{
    private static readonly TextLimit LongestCode = TextLimit.Line(100);

    public LinkState State { get; private set; }

    /// <summary>The code, for the form.</summary>
    public string Code { get; private set; } = "";

    public async Task OnGetAsync(string? code, CancellationToken ct) => State = await handler.LookAsync(Read(code), ct);

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken ct)
    {
        await handler.ConfirmAsync(Read(code), ct);
        return Redirect(ContactsAddresses.ConfirmWith(Code));
    }

    /// <summary>Shows the page again in another language.</summary>
    public Task OnPostLanguageAsync([FromForm] string? code, CancellationToken ct) => OnGetAsync(code, ct);

    private string Read(string? code) => Code = OutsideText.Read(code, LongestCode, out var text) is null ? text : "";
}
