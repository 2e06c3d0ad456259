using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Issuing;

/// <summary>A credential was issued.</summary>
/// <param name="CredentialId">Its id.</param>
/// <param name="RegistrationId">Its registration.</param>
/// <param name="AccountId">Its holder.</param>
/// <param name="Place">List and index.</param>
public sealed record CredentialIssued(Guid CredentialId, Guid RegistrationId, Guid AccountId, string Place) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("credential.issued", Actor.Holder(AccountId), $"credential:{CredentialId}",
        new Dictionary<string, string> { ["registration"] = RegistrationId.ToString(), ["place"] = Place });
}

/// <summary>A fact in a credential has changed; a newer credential takes its place.</summary>
/// <param name="CredentialId">Its id.</param>
/// <param name="RegistrationId">Its registration.</param>
/// <param name="By">Who decided on the change.</param>
public sealed record CredentialReplaced(Guid CredentialId, Guid RegistrationId, Actor By) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new(
        "credential.replaced", By, $"credential:{CredentialId}",
        new Dictionary<string, string> { ["registration"] = RegistrationId.ToString() });
}

/// <summary>A credential no longer counts: its holder made it invalid, or had the paper of the entry issued anew.</summary>
/// <param name="CredentialId">Its id.</param>
/// <param name="RegistrationId">Its registration.</param>
/// <param name="By">The holder, or who decided on the reissue.</param>
public sealed record CredentialWithdrawn(Guid CredentialId, Guid RegistrationId, Actor By) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new(
        "credential.withdrawn", By, $"credential:{CredentialId}",
        new Dictionary<string, string> { ["registration"] = RegistrationId.ToString() });
}

/// <summary>The CA revoked one of the issuer's certificates.</summary>
/// <param name="KeyId">The key's id.</param>
/// <param name="Purpose">The purpose of the key.</param>
/// <param name="At">When the CA says it was revoked.</param>
public sealed record IssuerCertificateRevoked(string KeyId, string Purpose, DateTimeOffset At) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new(
        "issuer-certificate.revoked", Actor.System, $"issuer-certificate:{KeyId}",
        new Dictionary<string, string>
        {
            ["purpose"] = Purpose,
            ["at"] = At.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        });
}
