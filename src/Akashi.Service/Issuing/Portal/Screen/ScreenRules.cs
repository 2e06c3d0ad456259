using Akashi.Credentials.Status;

namespace Akashi.Service.Issuing.Portal.Screen;

/// <summary>Why a credential is not shown as a code any more.</summary>
internal enum NotShown
{
    /// <summary>The registration was revoked.</summary>
    Revoked,

    /// <summary>The registration is suspended.</summary>
    Suspended,

    /// <summary>The registration was deleted.</summary>
    Deleted,

    /// <summary>Its holder made it invalid.</summary>
    Withdrawn,

    /// <summary>A fact in it has changed.</summary>
    Replaced,

    /// <summary>It has expired.</summary>
    Expired,

    /// <summary>The certificate of the key that signed it was revoked.</summary>
    SignerRevoked,
}

/// <summary>Decides whether a credential is shown as a code: only while a verifier would call it valid.</summary>
internal static class ScreenRules
{
    /// <summary>Why it is not; null if it is. Of several reasons, the one that the holder can do least about.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="signerRevoked">Whether the certificate of its key is revoked.</param>
    /// <param name="at">Now.</param>
    public static NotShown? Of(IssuedCredential credential, bool signerRevoked, DateTimeOffset at) =>
        StatusRules.Of(credential.RegistrationStatus, credential.State) switch
        {
            StatusValue.Revoked => NotShown.Revoked,
            StatusValue.Suspended => NotShown.Suspended,
            StatusValue.Deleted => NotShown.Deleted,
            StatusValue.Withdrawn => NotShown.Withdrawn,
            StatusValue.Replaced => NotShown.Replaced,
            _ when credential.ExpiresAt <= at => NotShown.Expired,
            _ when signerRevoked => NotShown.SignerRevoked,
            _ => null,
        };
}
