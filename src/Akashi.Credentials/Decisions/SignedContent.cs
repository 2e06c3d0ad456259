using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;

namespace Akashi.Credentials.Decisions;

/// <summary>What a code states under a signature that holds. It is one of the two cases nested here, one for each profile.</summary>
public abstract record SignedContent
{
    private SignedContent()
    {
    }

    /// <summary>A code of the profile "akashi".</summary>
    /// <param name="Claims">Its claims.</param>
    public sealed record OfAkashi(CredentialClaims Claims) : SignedContent;

    /// <summary>A code of the profile "nqs".</summary>
    /// <param name="Facts">Its facts.</param>
    public sealed record OfNqs(NqsFacts Facts) : SignedContent;
}
