using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Portal.Show;

/// <summary>Row 3.6.1: the credential was issued; open it, save it, or copy its code's address.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class ShowPage(AkashiDb db, CertificateBook certificates, CatalogFace catalog) : PageModel
{
    public IssuedCredential Credential { get; private set; } = null!;

    public Catalog.Qualification Qualification { get; private set; } = null!;

    /// <summary>Whether the certificate of the key that signed it was revoked: its code counts no more.</summary>
    public bool SignerRevoked { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var account = User.SubjectId();
        if (await db.Set<IssuedCredential>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.AccountId == account, ct) is not { } found) return NotFound();
        (Credential, Qualification) = (found, catalog.Find(found.QualificationId)!);
        SignerRevoked = await certificates.IsRevokedAsync(found.KeyId, ct);
        return Page();
    }
}
