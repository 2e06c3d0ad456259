using System.Security.Cryptography;
using System.Text;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;

namespace Akashi.Fuzz.Targets;

/// <summary>
/// Codes as a camera, a mail or a form brings them: text in UTF-8. Another text for the same bytes is the same code, and another signature of the
/// same key over the same claims says the same; so what counts is whether the claims are ones that the issuer signed.
/// </summary>
internal static class CodeTarget
{
    public static Target Make(IssuerMaterial material)
    {
        var known = new Genuine(material);
        var valid = Genuine.Claims();
        CredentialClaims[] signed = [valid, Genuine.Claims(Genuine.RevokedAt), Genuine.Claims(days: -1), Genuine.Claims(issuer: "https://other.example.go.jp")];
        var payloads = Array.ConvertAll(signed, ClaimsCodec.Write);
        NqsFacts[] facts = [Genuine.NqsFacts(), Genuine.NqsFacts(Genuine.RevokedAt)];
        return new Target("code", Seeds(material, signed, facts), input =>
        {
            var text = Encoding.UTF8.GetString(input);
            var verdict = Verification.Decide(text, known, Genuine.Now);
            CheckForm(verdict);
            var claimed = verdict.Claims is { } claims ? Array.FindIndex(payloads, p => p.AsSpan().SequenceEqual(ClaimsCodec.Write(claims))) : -1;
            FindingException.Unless(verdict.Claims is null || claimed >= 0, "Claims are told only where the issuer signed them.");
            FindingException.Unless(verdict.Nqs is null || facts.Contains(verdict.Nqs), "Facts of the layout are told only where its key signed them.");
            FindingException.Unless(verdict.Result != VerificationResult.Valid || claimed == 0 || verdict.Nqs == facts[0], "Only a genuine code whose state is valid is valid.");
            CheckText(text);
        })
        { Longest = VerificationTime.Longest };
    }

    private static void CheckForm(Verdict verdict)
    {
        FindingException.Unless((verdict.Reason == VerificationReason.None) == (verdict.Result == VerificationResult.Valid), "Whatever is not valid has a reason.");
        FindingException.Unless(verdict.Claims is null || verdict.Nqs is null, "A code is of one profile.");
        FindingException.Unless(verdict.Unchecked is null || verdict is { Reason: VerificationReason.NotCheckedHere, Claims: null, Nqs: null }, "What nobody checked stands apart.");
        FindingException.Unless(verdict.CheckAt is null || verdict.CheckAt.Host == Genuine.Host.Host || verdict.CheckAt.Host == Genuine.OtherHost.Host, "Nobody is sent to a host that is not configured.");
    }

    // One code has one value: what is read from a text gives, written again, what is read again.
    private static void CheckText(string text)
    {
        if (!CredentialUrl.TryRead(text, Genuine.Host, out var bytes, out _)) return;
        var again = CredentialUrl.Format(Genuine.Host, bytes);
        FindingException.Unless(CredentialUrl.TryRead(again, Genuine.Host, out var same, out _) && same.AsSpan().SequenceEqual(bytes), "A code is read as it was written.");
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
            CredentialUrl.Format(Genuine.OtherHost, nqs), CredentialUrl.Format(Genuine.Host, Genuine.List(material.Status)),
            Convert.ToBase64String(genuine), " " + Convert.ToBase64String(genuine).Replace('+', ' ') + "\n", CredentialUrl.Format(Genuine.Host, genuine) + "&x=%3D#y",
        ];
        return [.. texts.Select(Encoding.UTF8.GetBytes)];
    }
}
