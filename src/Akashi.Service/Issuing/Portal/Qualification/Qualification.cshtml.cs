using Akashi.Credentials.Status;
using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Portal.Qualification;

/// <summary>One issued credential in the holder's list.</summary>
internal sealed record IssuedInList(Guid Id, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, StatusValue Value)
{
    /// <summary>
    /// Whether the certificate of the key that signed it was revoked. If so, its code is not accepted any more, whatever its state.
    /// </summary>
    public required bool SignerRevoked { get; init; }

    /// <summary>The credential issued in its place; null if there is none.</summary>
    public required Guid? SuccessorId { get; init; }

    public bool Counts => Value == StatusValue.Valid && !SignerRevoked;

    /// <summary>Whether it would be valid if its signing certificate had not been revoked.</summary>
    public bool ValidButForSigner => Value == StatusValue.Valid && SignerRevoked;
}

/// <summary>
/// Rows 2.5.1, 2.7.1 and 3.5.1: the page of a qualification. 「デジタル資格者証をダウンロードする」 issues a credential, 「登録情報を変更する」 begins a change.
/// </summary>
[Authorize(Policy = Policies.Holder)]
[LimitedAct("issue", 60)]
internal sealed class QualificationPage(
    RegistersFace registers, CatalogFace catalog, IssueHandler handler, CertificateBook certificates, AkashiDb db, TextsOf<QualificationPage> texts)
    : PageModel
{
    public RegistrationView Registration { get; private set; } = null!;

    public Catalog.Qualification Qualification { get; private set; } = null!;

    public IReadOnlyList<IssuedInList> Issued { get; private set; } = [];

    public PageLinks IssuedLinks { get; private set; } = PageLinks.None;

    /// <summary>Whether any of them is no longer accepted because its signing certificate was revoked.</summary>
    public bool SignerRevoked { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var outcome = await handler.HandleAsync(id, User.SubjectId(), ct);
        if (outcome is IssueOutcome.Issued issued) return Redirect(IssuingAddresses.ShowOf(issued.Id));
        if (!await LoadAsync(id, ct)) return NotFound();
        if (outcome is IssueOutcome.CannotBeDrawn missing) ModelState.AddModelError("", texts["CannotBeDrawn", missing.Character]);
        if (outcome is IssueOutcome.NoKey) ModelState.AddModelError("", texts["NoKey"]);
        if (outcome is IssueOutcome.NotStamped) ModelState.AddModelError("", texts["NotStamped"]);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await registers.OfHolderAsync(User.SubjectId(), id, ct) is not { } registration) return false;
        (Registration, Qualification) = (registration, catalog.Find(registration.QualificationId)!);
        var account = User.SubjectId();
        var all = db.Set<IssuedCredential>().AsNoTracking().Where(c => c.RegistrationId == id && c.AccountId == account);
        var page = await new KeysetList<DateTimeOffset>(ListOrder.NewestFirst, [all.Select(c => new ListedRow<DateTimeOffset> { Key = c.IssuedAt, Id = c.Id })])
            .ReadAsync(ListCursor.Read(Request.Query[ListCursor.Parameter]), ct);
        IssuedLinks = page.LinksOn(new ListAddress(IssuingAddresses.QualificationOf(id)));
        var rows = page.InOrder(await all.Where(c => page.Ids.Contains(c.Id)).ToListAsync(ct), c => c.Id);
        var revoked = await certificates.RevokedAsync(ct);
        SignerRevoked = revoked.Count > 0
            && await all.AnyAsync(c => revoked.Contains(c.KeyId) && c.State == CredentialState.Valid && c.RegistrationStatus == RegistrationStatus.Active, ct);
        Issued = [.. rows.Select(c => new IssuedInList(c.Id, c.IssuedAt, c.ExpiresAt, StatusRules.Of(c.RegistrationStatus, c.State))
        {
            SignerRevoked = revoked.Count > 0 && revoked.Contains(c.KeyId),
            SuccessorId = c.SuccessorId,
        })];
        return true;
    }
}
