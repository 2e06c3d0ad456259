using System.Security.Cryptography;
using Akashi.Credentials.Format;
using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Portal.Sheet;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Issue;

/// <summary>Result of asking for a credential.</summary>
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

    /// <summary>The signing key's certificate is revoked or outside of its dates, and there is no other key yet.</summary>
    internal sealed record NoKey : IssueOutcome;

    /// <summary>The procedure does not let this fact be left out.</summary>
    internal sealed record MustBeIn(OmittableFact Fact) : IssueOutcome;

    /// <summary>The chosen last day has passed, or lies beyond the body's limit or the signing certificate.</summary>
    internal sealed record WrongEnd(LastDays Days) : IssueOutcome;

    /// <summary>The successor has already been issued, or the holder made the old one invalid.</summary>
    internal sealed record AlreadyReplaced : IssueOutcome;

    /// <summary>The time stamp authority does not answer, and nothing is issued without it (Issuing:TimeStampRequired).</summary>
    internal sealed record NotStamped : IssueOutcome;

    /// <summary>The document's font lacks a character of the name: refused rather than left blank.</summary>
    internal sealed record CannotBeDrawn(string Character) : IssueOutcome;
}

/// <summary>Issues a credential for a registration: a new id, a new place in a status list, a signed PDF.</summary>
internal sealed class IssueHandler(
    AkashiDb db, Commit commit, RegistersFace registers, CatalogFace catalog, ProceduresFace procedures, IssuerKeys keys,
    CertificateBook certificates, StatusPlaces places, CodeWriter code, CredentialSheet sheet, FileStore files, ServiceSettings settings,
    IssuingSettings issuing, TimeProvider clock)
{
    /// <summary>Issues a credential with all facts.</summary>
    public Task<IssueOutcome> HandleAsync(Guid registrationId, Guid accountId, CancellationToken ct) =>
        HandleAsync(registrationId, accountId, CredentialChoice.Everything, ct);

    /// <summary>Issues a credential.</summary>
    /// <param name="registrationId">The registration.</param>
    /// <param name="accountId">Its holder.</param>
    /// <param name="choice">What the holder chose, as far as procedure and body allow it.</param>
    /// <param name="ct">Cancels the issue.</param>
    public Task<IssueOutcome> HandleAsync(Guid registrationId, Guid accountId, CredentialChoice choice, CancellationToken ct) =>
        IssueAsync(registrationId, accountId, new Order(choice, null), ct);

    /// <summary>
    /// Issues a credential in place of one whose signing certificate was revoked. Doing so twice still leaves one. It leaves out what the old one
    /// left out, and ends on the day that was chosen for the old one.
    /// </summary>
    public async Task<IssueOutcome> ReplaceAsync(IssuedCredential old, CancellationToken ct)
    {
        var atIssue = await registers.FindVersionAsync(old.RegistrationId, old.RegistrationVersion, ct);
        return atIssue is null
            ? new IssueOutcome.NotFound()
            : await IssueAsync(old.RegistrationId, old.AccountId, new Order(new(CredentialCode.LeftOutOf(old, atIssue.Facts), old.LastDay), old.Id), ct);
    }

    private async Task<IssueOutcome> IssueAsync(Guid registrationId, Guid accountId, Order order, CancellationToken ct)
    {
        while (true)
        {
            if (await registers.OfHolderAsync(accountId, registrationId, ct) is not { } registration) return new IssueOutcome.NotFound();
            if (registration.Status != RegistrationStatus.Active) return new IssueOutcome.NotActive(registration.Status);
            // A choice that was allowed once holds for what replaces that credential.
            if (order.Replaces is null && order.Choice.LeftOut.FirstBeyond(procedures.InitialOf(registration.QualificationId)) is { } fact)
                return new IssueOutcome.MustBeIn(fact);
            if (await IssueAsync(registration, accountId, order, ct) is { } outcome) return outcome;
        }
    }

    // Null if it has to be drawn again: the registration changed meanwhile, or another credential took the place in the list.
    private async Task<IssueOutcome?> IssueAsync(RegistrationView registration, Guid accountId, Order order, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var key = keys.OfCodes;
        if (!CodeWriter.CanSign(key, at) || await certificates.IsRevokedAsync(key.Id, ct)) return new IssueOutcome.NoKey();
        var qualification = catalog.Get(registration.QualificationId);
        if (order.Choice.LastDay is { } day && code.DaysFor(key, qualification.Body, at) is { } days && !days.Contain(day))
            return new IssueOutcome.WrongEnd(days);
        var id = new Guid(RandomNumberGenerator.GetBytes(Guid.Empty.ToByteArray().Length));
        var end = code.EndOf(key, qualification.Body, at, order.Choice.LastDay);
        var place = await places.DrawAsync(end, ct);
        var claims = Claims(registration, order.Choice.LeftOut, id, place, at, end);
        var url = code.Write(claims, place, key);
        var words = FaceWords.Of(qualification);
        var composed = await sheet.ComposeAsync(claims, words, url, keys[KeyPurpose.Document], at, ct);
        if (composed is not ComposedSheet.Signed signed) return new IssueOutcome.CannotBeDrawn(((ComposedSheet.Missing)composed).Character);
        if (!signed.Stamped && issuing.TimeStamps is { Required: true }) return new IssueOutcome.NotStamped();
        await files.SaveAsync(id, signed.Pdf, ct);
        var outcome = await KeepAsync(registration, new IssuedCredential
        {
            Id = id,
            RegistrationId = registration.Id,
            AccountId = accountId,
            QualificationId = registration.QualificationId,
            RegistrationVersion = registration.Version,
            ListId = place.ListId,
            Index = place.Index,
            IssuedAt = claims.IssuedAt,
            ExpiresAt = claims.ExpiresAt,
            LastDay = code.HasOwnEnd ? order.Choice.LastDay : null,
            Stamped = issuing.TimeStamps is null ? null : signed.Stamped,
            KeyId = key.Id,
            Url = url,
            State = CredentialState.Valid,
            RegistrationStatus = registration.Status,
        }, order.Replaces, ct);
        if (outcome is not IssueOutcome.Issued) files.Delete(id);
        return outcome;
    }

    private Task<IssueOutcome?> KeepAsync(RegistrationView seen, IssuedCredential issued, Guid? predecessor, CancellationToken ct) =>
        commit.RunAsync(() => AddAsync(seen, issued, predecessor, ct), ct);

    private async Task<IssueOutcome?> AddAsync(RegistrationView seen, IssuedCredential issued, Guid? predecessor, CancellationToken ct)
    {
        // The registration or the certificate may have changed while the PDF was drawn.
        if (await registers.FindAsync(seen.Id, ct) != seen) return null;
        if (await certificates.IsRevokedAsync(issued.KeyId, ct)) return new IssueOutcome.NoKey();
        if (await places.IsTakenAsync(new StatusPlace(issued.ListId, issued.Index), ct)) return null;
        if (predecessor is { } old)
        {
            var replaced = await db.Set<IssuedCredential>().SingleAsync(c => c.Id == old, ct);
            if (replaced.SuccessorId is not null || replaced.State != CredentialState.Valid) return new IssueOutcome.AlreadyReplaced();
            (replaced.SuccessorId, issued.Note) = (issued.Id, replaced.Note);
        }
        db.Add(issued);
        await commit.RaiseAsync(new CredentialIssued(issued.Id, issued.RegistrationId, issued.AccountId, $"{issued.ListId}/{issued.Index}"), ct);
        return new IssueOutcome.Issued(issued.Id);
    }

    private CredentialClaims Claims(
        RegistrationView registration, LeftOut leftOut, Guid id, StatusPlace place, DateTimeOffset at, DateTimeOffset end)
    {
        var qualification = catalog.Find(registration.QualificationId)!;
        var facts = new CredentialFacts
        {
            QualificationId = qualification.Id,
            QualificationName = qualification.Name.Ja,
            RegistrationNumber = registration.Number,
            RegisteredOn = registration.Facts.RegisteredOn,
            Name = registration.Facts.Name,
            Kana = registration.Facts.Kana,
            FormerName = registration.Facts.FormerName,
            BirthOn = registration.Facts.BirthOn,
            BodyName = qualification.Body.Name.Ja,
            RegisterVersion = registration.Version,
        };
        var status = new StatusReference(StatusAddress.Of(settings, place.ListId), place.Index);
        return new CredentialClaims(
            settings.PublicOrigin.GetLeftPart(UriPartial.Authority), Seconds(end), Seconds(at), id.ToByteArray(), status, leftOut.Of(facts));
    }

    /// <param name="Choice">What the holder chose.</param>
    /// <param name="Replaces">The credential that the new one replaces; null for none.</param>
    private sealed record Order(CredentialChoice Choice, Guid? Replaces);

    private static DateTimeOffset Seconds(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
