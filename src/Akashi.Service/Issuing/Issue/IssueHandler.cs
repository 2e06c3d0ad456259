using System.Security.Cryptography;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Issuing.Sheet;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Issue;

/// <summary>What became of a wish for a credential.</summary>
internal abstract record IssueOutcome
{
    private IssueOutcome()
    {
    }

    internal sealed record Issued(Guid Id) : IssueOutcome;

    /// <summary>The holder has no such registration.</summary>
    internal sealed record NotFound : IssueOutcome;

    /// <summary>The registration is not in force (row 3.7.3).</summary>
    internal sealed record NotActive(RegistrationStatus Status) : IssueOutcome;

    /// <summary>The document's font lacks a character of the name: refused, never drawn blank.</summary>
    internal sealed record CannotBeDrawn(string Character) : IssueOutcome;
}

/// <summary>Issues a credential for a registration: a new id, a new place in the list, a signed PDF.</summary>
internal sealed class IssueHandler(
    AkashiDb db, Commit commit, RegistersFace registers, CatalogFace catalog, IssuerKeys keys, CredentialSheet sheet, FileStore files, ServiceSettings settings, TimeProvider clock)
{
    /// <summary>A credential ends after a year, or with the certificate that signed it.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    public async Task<IssueOutcome> HandleAsync(Guid registrationId, Guid accountId, CancellationToken ct)
    {
        if (await registers.OfHolderAsync(accountId, registrationId, ct) is not { } registration) return new IssueOutcome.NotFound();
        if (registration.Status != RegistrationStatus.Active) return new IssueOutcome.NotActive(registration.Status);
        IssueOutcome? outcome;
        do outcome = await IssueAsync(registration, ct);
        while (outcome is null);
        return outcome;
    }

    // Null where another issue took the place that was drawn.
    private async Task<IssueOutcome?> IssueAsync(RegistrationView registration, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var id = new Guid(RandomNumberGenerator.GetBytes(Guid.Empty.ToByteArray().Length));
        var index = await FreeIndexAsync(ct);
        var claims = Claims(registration, id, index, at);
        var code = Credential.Issue(claims, new CredentialSigner(keys[KeyPurpose.Credential]));
        var url = CredentialUrl.Format(settings.VerifierOrigin, code);
        var (pdf, missing) = sheet.Compose(claims, url, keys[KeyPurpose.Document], at);
        if (pdf is null) return new IssueOutcome.CannotBeDrawn(missing!);
        await files.SaveAsync(id, pdf, ct);
        return await KeepAsync(registration, claims, id, url, ct);
    }

    private Task<IssueOutcome?> KeepAsync(RegistrationView seen, CredentialClaims claims, Guid id, string url, CancellationToken ct) => commit.RunAsync<IssueOutcome?>(async () =>
    {
        // The registration may have changed while the page was drawn.
        if (await registers.FindAsync(seen.Id, ct) is not { } now || now.AccountId != seen.AccountId) return new IssueOutcome.NotFound();
        if (now.Status != RegistrationStatus.Active || now.Version != seen.Version) return new IssueOutcome.NotActive(now.Status);
        if (await IsTakenAsync(claims.Status.Index, ct)) return null;
        db.Add(new IssuedCredential
        {
            Id = id,
            RegistrationId = seen.Id,
            AccountId = seen.AccountId!.Value,
            QualificationId = seen.QualificationId,
            RegistrationVersion = seen.Version,
            ListId = StatusAddress.OnlyList,
            Index = claims.Status.Index,
            IssuedAt = claims.IssuedAt,
            ExpiresAt = claims.ExpiresAt,
            Url = url,
            State = CredentialState.Valid,
            RegistrationStatus = now.Status,
        });
        await commit.RaiseAsync(new CredentialIssued(id, seen.Id, seen.AccountId.Value, $"{StatusAddress.OnlyList}/{claims.Status.Index}"), ct);
        return new IssueOutcome.Issued(id);
    }, ct);

    private CredentialClaims Claims(RegistrationView registration, Guid id, int index, DateTimeOffset at)
    {
        var qualification = catalog.Find(registration.QualificationId)!;
        var end = at + Life;
        var certificateEnd = new DateTimeOffset(keys[KeyPurpose.Credential].Certificate.NotAfter);
        if (end > certificateEnd) end = certificateEnd;
        var facts = new CredentialFacts
        {
            QualificationId = qualification.Id,
            QualificationName = qualification.Name,
            RegistrationNumber = registration.Number,
            RegisteredOn = registration.Facts.RegisteredOn,
            Name = registration.Facts.Name,
            Kana = registration.Facts.Kana,
            FormerName = registration.Facts.FormerName,
            BirthOn = registration.Facts.BirthOn,
            BodyName = qualification.Body.Name,
            RegisterVersion = registration.Version,
        };
        return new CredentialClaims(
            settings.PublicOrigin.GetLeftPart(UriPartial.Authority), Seconds(end), Seconds(at), id.ToByteArray(), new StatusReference(StatusAddress.Of(settings), index), facts);
    }

    // Random, so that a list does not tell the order of issue; what two draw at once is drawn again.
    private async Task<int> FreeIndexAsync(CancellationToken ct)
    {
        int index;
        do index = RandomNumberGenerator.GetInt32(StatusList.Places);
        while (await IsTakenAsync(index, ct));
        return index;
    }

    private Task<bool> IsTakenAsync(int index, CancellationToken ct) =>
        db.Set<IssuedCredential>().AnyAsync(c => c.ListId == StatusAddress.OnlyList && c.Index == index, ct);

    private static DateTimeOffset Seconds(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
