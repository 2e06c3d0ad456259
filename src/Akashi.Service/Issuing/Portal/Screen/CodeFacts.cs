using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;

namespace Akashi.Service.Issuing.Portal.Screen;

/// <summary>What stands beside the code: the same that a verifier reads in it.</summary>
/// <param name="Name">氏名.</param>
/// <param name="FormerName">旧姓 or 通称; null where the code has none.</param>
/// <param name="Number">登録番号.</param>
internal sealed record CodeFacts(string Name, string? FormerName, string Number)
{
    /// <summary>Reads them in the code, in either layout.</summary>
    /// <exception cref="InvalidOperationException">We issued what cannot be read, which is a bug.</exception>
    public static CodeFacts Of(IssuedCredential credential)
    {
        var code = CredentialCode.BytesOf(credential);
        if (NqsCredential.IsOne(code) && NqsCredential.TryRead(code, out var nqs, out _)) return new(nqs!.Facts.Name, null, nqs.Facts.RegistrationNumber);
        if (!Credential.TryRead(code, out var read, out var fault))
            throw new InvalidOperationException($"The code of credential {credential.Id} cannot be read: {fault.Reason}.");
        var facts = read!.Claims.Facts;
        return new(facts.Name, facts.FormerName, facts.RegistrationNumber);
    }
}
