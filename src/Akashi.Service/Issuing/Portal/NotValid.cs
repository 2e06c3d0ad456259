using Akashi.Service.Platform.Addresses;
using Akashi.Service.Registers;

namespace Akashi.Service.Issuing.Portal;

/// <summary>A credential that a verifier does not call valid: why, and what its holder can do.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Standing">What a verifier says.</param>
/// <param name="Qualification">Its qualification.</param>
internal sealed record NotValid(IssuedCredential Credential, CredentialStanding Standing, Catalog.Qualification Qualification)
{
    /// <summary>Path of the credential issued in its place, or else of the registration's page, which issues one or says why none can be issued.</summary>
    public string NextPath => Credential.SuccessorId is { } successor
        ? IssuingAddresses.ShowOf(successor)
        : IssuingAddresses.QualificationOf(Credential.RegistrationId);

    /// <summary>Whether a new one is there, or can be had there.</summary>
    public bool LeadsToNew => Credential.SuccessorId is not null || Credential.RegistrationStatus == RegistrationStatus.Active;
}
