using Akashi.Hosting;
using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Issuing.Portal.Show;

/// <summary>
/// Rows 3.6.1 and 3.7.2: an issued credential; open it, save it, copy the address in its code, note to whom it went, or see why it does not count.
/// </summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class ShowPage(
    AkashiDb db, CertificateBook certificates, CatalogFace catalog, RegistersFace registers, NoteHandler notes, TimeProvider clock,
    TextsOf<ShowPage> texts) : PageModel
{
    private static readonly TextLimit Note = TextLimit.Line(IssuedCredentialTable.LongestNote);

    public IssuedCredential Credential { get; private set; } = null!;

    public Catalog.Qualification Qualification { get; private set; } = null!;

    public CredentialStanding Standing { get; private set; }

    public bool IsValid => Standing == CredentialStanding.Valid;

    public bool CanBeWithdrawn { get; private set; }

    /// <summary>What its holder left out.</summary>
    public IReadOnlyCollection<OmittableFact> LeftOut { get; private set; } = [];

    /// <summary>Whether her note was kept, or removed, just now; null if it was neither.</summary>
    public bool? KeptNote { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        KeptNote = TempData[IssuingAddresses.ShowOf(id)] as bool?;
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm] string? note, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (OutsideText.Read(note ?? "", Note, out var words) is { } fault)
        {
            ModelState.AddModelError("note", texts[fault == TextFault.NotText ? "FaultNotText" : "FaultTooLong", Note.Characters]);
            return Page();
        }
        await notes.KeepAsync(id, User.SubjectId(), words.Length == 0 ? null : words, ct);
        TempData[IssuingAddresses.ShowOf(id)] = words.Length > 0;
        return Redirect(IssuingAddresses.ShowOf(id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await db.ReadOwnAsync(id, User.SubjectId(), ct) is not { } credential) return false;
        (Credential, Qualification) = (credential, catalog.Get(credential.QualificationId));
        var now = clock.GetUtcNow();
        Standing = StandingRules.Of(credential, await certificates.IsRevokedAsync(credential.KeyId, ct), now);
        CanBeWithdrawn = StandingRules.CanBeWithdrawn(credential, now);
        if (await registers.FindVersionAsync(credential.RegistrationId, credential.RegistrationVersion, ct) is { } atIssue)
            LeftOut = CredentialCode.LeftOutOf(credential, atIssue.Facts).Facts;
        return true;
    }
}
