using System.Security.Cryptography;
using Akashi.Tests;
using Akashi.Trust;
using Org.BouncyCastle.Ocsp;

namespace Akashi.Fuzz.Targets;

/// <summary>
/// Answers of a CA's responder. The first byte says what is asked, and when: about which of two certificates, and whether now, an hour later or an
/// hour before. Whatever is trusted must be what the CA or its responder signed about this certificate, for this question, within its time.
/// </summary>
internal static class OcspTarget
{
    private static readonly byte[] Nonce = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly TimeSpan Freshness = TimeSpan.FromHours(1);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan[] Shifts = [TimeSpan.Zero, TimeSpan.FromHours(1.5), TimeSpan.FromHours(-1)];

    /// <param name="Signed">The signed bytes.</param>
    /// <param name="About">0 for the certificate in question, 1 for another of the CA.</param>
    /// <param name="Said">What they say about it.</param>
    private sealed record Promise(byte[] Signed, int About, OcspSaying Said);

    public static Target Make(IssuerMaterial material)
    {
        OcspQuestion[] questions = [
            new(material.AskedAbout, material.Authority.Certificate, Nonce), new(material.Other, material.Authority.Certificate, Nonce)];
        OcspAnswer[] believable = [.. Believable(material)];
        var promises = believable.SelectMany(
            a => a.Says.Select(said => new Promise(SignedIn(a.Write()), said.Certificate.Equals(material.AskedAbout) ? 0 : 1, said))).ToList();
        IReadOnlyList<byte[]> seeds = [
            .. believable.Concat(Unbelievable(material)).SelectMany(
                (answer, i) => new byte[][] { [0, .. answer.Write()], [(byte)(1 + (i % 5)), .. answer.Write()] })];
        return new Target("ocsp", seeds, input =>
        {
            if (input.Length == 0) return;
            var (about, shift) = (input[0] & 1, Shifts[(input[0] >> 1) % Shifts.Length]);
            var bytes = input[1..];
            var now = Genuine.Now + shift;
            if (questions[about].Read(bytes, now, Freshness, TimeSpan.FromSeconds(30)) is not { } answer) return;
            FindingException.Unless(answer.GoodUntil <= now.AddSeconds(30), "No answer is kept longer than it may be.");
            var signed = SignedIn(bytes);
            var kept = promises.Exists(p => p.About == about && p.Signed.AsSpan().SequenceEqual(signed) && IsSo(p.Said, answer, now));
            FindingException.Unless(kept, "Nothing is believed but what the CA said of this certificate, to this question, in its time.");
        })
        { Longest = VerificationTime.Longest };
    }

    private static bool IsSo(OcspSaying said, RevocationAnswer answer, DateTimeOffset now) =>
        answer.State == (said.IsRevoked ? Revocation.Revoked : Revocation.Good) && answer.AsOf == said.ThisUpdate
        && now + Skew >= said.ThisUpdate && now - Skew <= (said.NextUpdate ?? said.ThisUpdate + Freshness);

    private static IEnumerable<OcspAnswer> Believable(IssuerMaterial material)
    {
        var (authority, responder) = (material.Authority.Certificate, material.Authority.Responder(material.Responder));
        OcspSaying Says(bool other = false, bool isRevoked = false, DateTimeOffset? until = null) =>
            new(other ? material.Other : material.AskedAbout, authority, Genuine.Now, until, isRevoked);
        var good = new OcspAnswer { Key = material.AuthorityKey, Signer = authority, Nonce = Nonce, Says = [Says(until: Genuine.Now.AddMinutes(30))] };
        yield return good;
        yield return good with { Says = [Says()] };
        yield return good with { Key = material.Responder, Signer = responder, With = [responder] };
        yield return good with { With = [authority] };
        yield return good with { Says = [Says(isRevoked: true)] };
        yield return good with { Says = [Says(other: true)] };
        yield return good with { Says = [Says(isRevoked: true), Says(other: true)] };
    }

    private static IEnumerable<OcspAnswer> Unbelievable(IssuerMaterial material)
    {
        using var strangersKey = RSA.Create(2048);
        var strangers = new SmallAuthority(strangersKey, Material.Now.AddYears(-1)).Certificate;
        var (authority, server) = (material.Authority.Certificate, material.Authority.Responder(material.Responder, "1.3.6.1.5.5.7.3.1"));
        OcspSaying Says(double hours) => new(material.AskedAbout, authority, Genuine.Now.AddHours(hours));
        var good = new OcspAnswer { Key = material.AuthorityKey, Signer = authority, Nonce = Nonce, Says = [Says(0)] };
        yield return good with { Nonce = new byte[32] };
        yield return good with { Nonce = null };
        yield return good with { Key = strangersKey, Signer = strangers, With = [strangers] };
        yield return good with { Key = material.Responder, Signer = server, With = [server] };
        yield return good with { Says = [Says(-48)] };
        yield return good with { Says = [Says(48)] };
        yield return good with { Says = [Says(0), Says(0) with { IsRevoked = true }] };
    }

    private static byte[] SignedIn(byte[] answer) => ((BasicOcspResp)new OcspResp(answer).GetResponseObject()).GetTbsResponseData();
}
