namespace Akashi.Service.Issuing;

/// <summary>What a verifier says now of an issued credential (docs/specifications/credential.md, "Decision").</summary>
internal enum CredentialStanding
{
    Valid,
    SignerRevoked,
    Expired,
    Revoked,
    Deleted,
    Suspended,
    Withdrawn,
    Replaced,
}
