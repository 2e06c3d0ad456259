using System.Security.Cryptography;
using System.Text;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;

namespace Akashi.Fuzz.Targets;

/// <summary>
/// Codes as a camera, a mail program or a form delivers them: text in UTF-8. Another text for the same bytes is the same code, and another signature
/// with the same key over the same claims is equivalent. So the test is whether the issuer signed these claims.
/// </summary>
internal static class CodeTarget
{
    // The first of those that are signed are valid.
    private const int Valid = 3;
    private const int ValidNqs = 1;

    public static Target Make(IssuerMaterial material)
    {
        var known = new Genuine(material);
        var valid = Genuine.Claims();
        CredentialClaims[] signed =
        [
            valid, valid with { Facts = valid.Facts with { BirthOn = null, Kana = null, FormerName = null } }, Genuine.Claims(issuedHours: 0.05),
            Genuine.Claims(Genuine.RevokedAt), Genuine.Claims(days: -1), Genuine.Claims(days: 101), Genuine.Claims(issuedHours: 1),
            Genuine.Claims(issuer: "https://other.example.go.jp"),
        ];
        var payloads = Array.ConvertAll(signed, ClaimsCodec.Write);
        NqsFacts[] facts = [Genuine.NqsFacts(), Genuine.NqsFacts(Genuine.RevokedAt)];
        return new Target("code", Seeds(material, signed, facts), input =>
        {
            var text = Encoding.UTF8.GetString(input);
            var verdict = Verification.Decide(text, known, Genuine.Now);
            CheckForm(verdict);
            var place = verdict.Content switch
            {
                SignedContent.OfAkashi { Claims: var claims } => Array.FindIndex(payloads, p => p.AsSpan().SequenceEqual(ClaimsCodec.Write(claims))),
                SignedContent.OfNqs { Facts: var nqs } => Array.IndexOf(facts, nqs),
                _ => -1,
            };
            FindingException.Unless(verdict.Content is null || place >= 0, "Only what the issuer signed is shown as signed.");
            FindingException.Unless(
                verdict is not Verdict.Valid || place < (verdict.Content is SignedContent.OfAkashi ? Valid : ValidNqs),
                "Only a genuine code whose state is valid is valid.");
            CheckTimes(verdict);
            CheckText(text);
        })
        { Longest = VerificationTime.Longest };
    }

    // Known apart from what was signed: no valid code is of the future, over, or longer than its certificate.
    private static void CheckTimes(Verdict verdict)
    {
        if (verdict is not Verdict.Valid { Content: SignedContent.OfAkashi { Claims: var claims } }) return;
        FindingException.Unless(claims.IssuedAt <= Genuine.Now.AddMinutes(5), "No valid code was issued in the future.");
        FindingException.Unless(claims.ExpiresAt > Genuine.Now && claims.ExpiresAt <= Genuine.Ends, "No valid code is over, or outlives its certificate.");
    }

    private static void CheckForm(Verdict verdict)
    {
        FindingException.Unless((verdict.Reason == VerificationReason.None) == (verdict is Verdict.Valid), "Whatever is not valid has a reason.");
        if (verdict is not Verdict.NotCheckedHere { CheckAt: { } address }) return;
        FindingException.Unless(
            address.Host == Genuine.Host.Host || address.Host == Genuine.OtherHost.Host, "Nobody is sent to a host that is not configured.");
    }

    // One code has one value: text that was read and written again reads the same.
    private static void CheckText(string text)
    {
        if (!CredentialUrl.TryRead(text, Genuine.Host, out var bytes, out _)) return;
        var again = CredentialUrl.Format(Genuine.Host, bytes);
        FindingException.Unless(
            CredentialUrl.TryRead(again, Genuine.Host, out var same, out _) && same.AsSpan().SequenceEqual(bytes), "A code is read as it was written.");
    }

    private static IReadOnlyList<byte[]> Seeds(IssuerMaterial material, CredentialClaims[] signed, NqsFacts[] facts)
    {
        using var strangersKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var strangersRsa = RSA.Create(2048);
        var genuine = Credential.Issue(signed[0], material.Credential);
        var nqs = NqsCredential.Issue(facts[0], material.Nqs);
        string[] texts =
        [
            .. signed.Select(c => CredentialUrl.Format(Genuine.Host, Credential.Issue(c, material.Credential))),
            .. facts.Select(f => CredentialUrl.Format(Genuine.Host, NqsCredential.Issue(f, material.Nqs))),
            CredentialUrl.Format(Genuine.Host, Credential.Issue(signed[0], new FileSigner("credential", strangersKey))),
            CredentialUrl.Format(Genuine.Host, Credential.Issue(signed[0], material.Status)),
            CredentialUrl.Format(Genuine.Host, NqsCredential.Issue(facts[0], new NqsFileSigner(strangersRsa))),
            CredentialUrl.Format(Genuine.Host, NqsMessage.Write(material.Nqs, Genuine.NqsFactsTwice())),
            CredentialUrl.Format(Genuine.OtherHost, nqs), CredentialUrl.Format(Genuine.Host, Genuine.List(material.Status)),
            Convert.ToBase64String(genuine), " "
                + Convert.ToBase64String(genuine).Replace('+', ' ')
                + "\n", CredentialUrl.Format(Genuine.Host, genuine)
                + "&x=%3D#y",
        ];
        return [.. texts.Select(Encoding.UTF8.GetBytes)];
    }
}
