using Akashi.Pdf.Signing;
using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Portal.Show;

/// <summary>Row 3.6.1: the credential was issued; open it, save it, or copy the address in its code.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class ShowPage(AkashiDb db, CertificateBook certificates, CatalogFace catalog, FileStore files, IssuingSettings issuing) : PageModel
{
    public IssuedCredential Credential { get; private set; } = null!;

    public Catalog.Qualification Qualification { get; private set; } = null!;

    /// <summary>Whether the certificate of the key that signed it was revoked. If so, its code is not accepted any more.</summary>
    public bool SignerRevoked { get; private set; }

    /// <summary>Whether the PDF has a time stamp; null where this system has none.</summary>
    public bool? Stamped { get; private set; }

    /// <summary>Path of the credential issued in its place, or of the page that issues one.</summary>
    public string NewPath => Credential.SuccessorId is { } successor
        ? IssuingAddresses.ShowOf(successor)
        : IssuingAddresses.QualificationOf(Credential.RegistrationId);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var account = User.SubjectId();
        var credential = await db.Set<IssuedCredential>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.AccountId == account, ct);
        if (credential is not { } found) return NotFound();
        (Credential, Qualification) = (found, catalog.Find(found.QualificationId)!);
        SignerRevoked = await certificates.IsRevokedAsync(found.KeyId, ct);
        if (issuing.TimeStamps is not null && await files.ReadAsync(id, ct) is { } pdf) Stamped = PdfSigner.IsStamped(pdf);
        return Page();
    }
}
