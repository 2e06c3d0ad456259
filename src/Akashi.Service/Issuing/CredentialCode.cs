using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Registers;

namespace Akashi.Service.Issuing;

/// <summary>
/// What the code of an issued credential says, in either layout. It is read from the code itself, so it cannot drift from what was issued.
/// </summary>
internal static class CredentialCode
{
    /// <summary>Whether a registration still matches its code; false if the code cannot be read.</summary>
    public static bool StillSays(IssuedCredential credential, RegistrationView registration)
    {
        var code = BytesOf(credential);
        if (NqsCredential.IsOne(code)) return NqsCredential.TryRead(code, out var nqs, out _) && NqsCode.StillSays(nqs!.Facts, registration);
        return Credential.TryRead(code, out var read, out _) && StillSays(read!.Claims.Facts, registration);
    }

    private static bool StillSays(CredentialFacts inside, RegistrationView registration)
    {
        var now = registration.Facts;
        return (inside.RegistrationNumber, inside.Name, inside.Kana, inside.FormerName, inside.BirthOn, inside.RegisteredOn)
            == (registration.Number, now.Name, now.Kana, now.FormerName, now.BirthOn, now.RegisteredOn);
    }

    private static byte[] BytesOf(IssuedCredential credential)
    {
        var origin = new Uri(new Uri(credential.Url).GetLeftPart(UriPartial.Authority));
        CredentialUrl.TryRead(credential.Url, origin, out var code, out _);
        return code;
    }
}
