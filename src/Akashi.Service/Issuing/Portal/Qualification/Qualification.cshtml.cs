using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Portal.Qualification;

/// <summary>
/// Rows 2.5.1, 2.7.1, 3.5.1, 3.7.2 and 3.7.3: the page of a qualification. 「デジタル資格者証をダウンロードする」 issues a credential with everything,
/// 「登録情報を変更する」 begins a change; below stands what was issued so far.
/// </summary>
[Authorize(Policy = Policies.Holder)]
[LimitedAct("issue", 60)]
internal sealed class QualificationPage(
    RegistersFace registers, CatalogFace catalog, IssueHandler handler, CredentialOffers offers, IssueRefusals refusals, CertificateBook certificates,
    AkashiDb db, TimeProvider clock)
    : RegistrationPage(registers, catalog)
{
    /// <summary>What a verifier sees of a credential with everything; null where none can be issued.</summary>
    public Seen? Seen { get; private set; }

    public IReadOnlyList<(IssuedCredential Credential, CredentialStanding Standing)> Issued { get; private set; } = [];

    public PageLinks IssuedLinks { get; private set; } = PageLinks.None;

    /// <summary>Whether any of them is no longer accepted only because its signing certificate was revoked.</summary>
    public bool SignerRevoked { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var outcome = await handler.HandleAsync(id, User.SubjectId(), ct);
        if (outcome is IssueOutcome.Issued issued) return Redirect(IssuingAddresses.ShowOf(issued.Id));
        if (!await LoadAsync(id, ct)) return NotFound();
        if (refusals.WordsOf(outcome) is { } words) ModelState.AddModelError("", words);
        return Page();
    }

    /// <summary>Whether the holder can still make it invalid.</summary>
    public bool CanBeWithdrawn(IssuedCredential credential) => StandingRules.CanBeWithdrawn(credential, clock.GetUtcNow());

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return false;
        if (IsActive) Seen = new Seen(Qualification, Registration, offers.NeverIn, offers.Of(Registration, Qualification.Body).LongestEnd);
        await LoadIssuedAsync(id, ct);
        return true;
    }

    private async Task LoadIssuedAsync(Guid id, CancellationToken ct)
    {
        var account = User.SubjectId();
        var all = db.Set<IssuedCredential>().AsNoTracking().Where(c => c.RegistrationId == id && c.AccountId == account);
        var page = await new KeysetList<DateTimeOffset>(ListOrder.NewestFirst, [all.Select(c => new ListedRow<DateTimeOffset> { Key = c.IssuedAt, Id = c.Id })])
            .ReadAsync(ListCursor.Read(Request.Query[ListCursor.Parameter]), ct);
        IssuedLinks = page.LinksOn(new ListAddress(IssuingAddresses.QualificationOf(id)));
        var rows = page.InOrder(await all.Where(c => page.Ids.Contains(c.Id)).ToListAsync(ct), c => c.Id);
        var revoked = await certificates.RevokedAsync(ct);
        SignerRevoked = revoked.Count > 0
            && await all.AnyAsync(c => revoked.Contains(c.KeyId) && c.State == CredentialState.Valid && c.RegistrationStatus == RegistrationStatus.Active, ct);
        var now = clock.GetUtcNow();
        Issued = [.. rows.Select(c => (c, StandingRules.Of(c, revoked.Contains(c.KeyId), now)))];
    }
}
