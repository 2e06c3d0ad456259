using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Issuing;

/// <summary>
/// What the code of an issued credential says, in either layout. It is read from the code itself, so it cannot drift from what was issued.
/// </summary>
internal static class CredentialCode
{
    /// <summary>Whether a registration still matches its code; false if the code cannot be read.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="registration">The registration as it is now.</param>
    /// <param name="atIssue">Its facts when the credential was issued: what was left out then changes nothing now.</param>
    public static bool StillSays(IssuedCredential credential, RegistrationView registration, RegistrationFacts atIssue)
    {
        var code = BytesOf(credential);
        if (NqsCredential.IsOne(code)) return NqsCredential.TryRead(code, out var nqs, out _) && NqsCode.StillSays(nqs!.Facts, registration);
        return Credential.TryRead(code, out var read, out _) && StillSays(read!.Claims.Facts, registration, atIssue);
    }

    /// <summary>What was left out of a credential; nothing if its code cannot be read.</summary>
    public static LeftOut LeftOutOf(IssuedCredential credential, RegistrationFacts atIssue)
    {
        var code = BytesOf(credential);
        if (NqsCredential.IsOne(code))
            return NqsCredential.TryRead(code, out var nqs, out _) && nqs!.Facts.BirthOn is null ? new LeftOut([OmittableFact.BirthDate]) : LeftOut.Nothing;
        return Credential.TryRead(code, out var read, out _) ? LeftOut.From(read!.Claims.Facts, atIssue) : LeftOut.Nothing;
    }

    private static bool StillSays(CredentialFacts inside, RegistrationView registration, RegistrationFacts atIssue)
    {
        var facts = registration.Facts;
        var now = LeftOut.From(inside, atIssue).Of(new CredentialFacts
        {
            QualificationId = inside.QualificationId,
            QualificationName = inside.QualificationName,
            RegistrationNumber = registration.Number,
            RegisteredOn = facts.RegisteredOn,
            Name = facts.Name,
            Kana = facts.Kana,
            FormerName = facts.FormerName,
            BirthOn = facts.BirthOn,
            BodyName = inside.BodyName,
            RegisterVersion = inside.RegisterVersion,
        });
        return inside == now;
    }

    /// <summary>The bytes of its code.</summary>
    public static byte[] BytesOf(IssuedCredential credential)
    {
        var origin = new Uri(new Uri(credential.Url).GetLeftPart(UriPartial.Authority));
        CredentialUrl.TryRead(credential.Url, origin, out var code, out _);
        return code;
    }
}
