using Akashi.Credentials.Status;
using Akashi.Service.Registers;

namespace Akashi.Service.Issuing;

/// <summary>
/// Derives the state of a credential. The order of precedence ensures that lifting a suspension never revives what the holder withdrew.
/// </summary>
internal static class StatusRules
{
    public static StatusValue Of(RegistrationStatus registration, CredentialState credential) => (registration, credential) switch
    {
        (RegistrationStatus.Revoked, _) => StatusValue.Revoked,
        (RegistrationStatus.Deleted, _) => StatusValue.Deleted,
        (RegistrationStatus.Suspended, _) => StatusValue.Suspended,
        (_, CredentialState.Withdrawn) => StatusValue.Withdrawn,
        (_, CredentialState.Replaced) => StatusValue.Replaced,
        _ => StatusValue.Valid,
    };
}
