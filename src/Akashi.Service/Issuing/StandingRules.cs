using Akashi.Credentials.Status;

namespace Akashi.Service.Issuing;

/// <summary>Derives what a verifier says of a credential, in the order of the specification's decision.</summary>
internal static class StandingRules
{
    /// <param name="credential">The credential.</param>
    /// <param name="signerRevoked">Whether the certificate of the key that signed it was revoked.</param>
    /// <param name="now">The present.</param>
    public static CredentialStanding Of(IssuedCredential credential, bool signerRevoked, DateTimeOffset now)
    {
        if (signerRevoked) return CredentialStanding.SignerRevoked;
        if (credential.ExpiresAt <= now) return CredentialStanding.Expired;
        return StatusRules.Of(credential.RegistrationStatus, credential.State) switch
        {
            StatusValue.Revoked => CredentialStanding.Revoked,
            StatusValue.Deleted => CredentialStanding.Deleted,
            StatusValue.Suspended => CredentialStanding.Suspended,
            StatusValue.Withdrawn => CredentialStanding.Withdrawn,
            StatusValue.Replaced => CredentialStanding.Replaced,
            _ => CredentialStanding.Valid,
        };
    }

    /// <summary>
    /// Whether its holder can still make it invalid (row 3.7.2). She can while its registration is suspended: the suspension may be lifted.
    /// </summary>
    public static bool CanBeWithdrawn(IssuedCredential credential, DateTimeOffset now) =>
        credential.State == CredentialState.Valid && credential.ExpiresAt > now;
}
