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
    public AuditLine Line => new("credential.issued", $"account:{AccountId}", $"credential:{CredentialId}",
        new Dictionary<string, string> { ["registration"] = RegistrationId.ToString(), ["place"] = Place });
}
