using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Tests.Decisions;

/// <summary>V13: with a clock that is behind, nothing is valid, what is unknown is so for this reason, and failures stay failures.</summary>
public sealed class ClockBehindTests
{
    private static readonly string Ours = Code(Given.CredentialKey);
    private static readonly string Foreign = Code(new Signer("foreign"));

    [Fact]
    public void A_valid_code_becomes_unknown_with_its_facts()
    {
        var verdict = Decide(Ours, new Known());
        Assert.Equal((VerificationResult.Unknown, VerificationReason.ClockBehind), (verdict.Result, verdict.Reason));
        Assert.Equal("clock", VerificationReasons.CodeOf(verdict.Reason));
        Assert.NotNull(verdict.Content);
    }

    [Fact]
    public void What_could_not_be_known_anyway_is_so_for_this_reason()
    {
        Assert.Equal(VerificationReason.ClockBehind, Decide(Ours, new Known { Certificate = CertificateState.Unknown }).Reason);
        Assert.Equal(VerificationReason.ClockBehind, Decide(Ours, new Known { List = null }).Reason);
        Assert.Equal(VerificationReason.ClockBehind, Decide(Foreign, new Known { KeysCurrent = false }).Reason);
    }

    [Fact]
    public void Failures_stay_failures()
    {
        Assert.Equal(VerificationReason.SigningCertificateRevoked, Decide(Ours, new Known { Certificate = CertificateState.Revoked }).Reason);
        Assert.Equal(VerificationReason.Suspended, Decide(Ours, new Known { List = Given.Read(Given.List(StatusValue.Suspended)) }).Reason);
        Assert.Equal(VerificationReason.NotReadable, Decide("?", new Known()).Reason);
    }

    /// <summary>Which keys are known here is no matter of a clock, and whoever has them is named.</summary>
    [Fact]
    public void What_is_not_checked_here_is_checked_elsewhere_by_any_clock()
    {
        var code = CredentialUrl.Format(Given.Verifier, NqsCredential.Issue(Given.NqsFacts, Given.NqsKey));
        Assert.Equal(VerificationReason.NotCheckedHere, Decide(code, new Known()).Reason);
    }

    private static string Code(ISigner signer) => CredentialUrl.Format(Given.Verifier, Credential.Issue(Given.Claims, signer));

    private static Verdict Decide(string code, Known known) => Verification.Decide(code, new Behind(known), Given.Now);

    private sealed class Behind(IKnowledge known) : IKnowledge
    {
        public string Issuer => known.Issuer;

        public Uri Verifier => known.Verifier;

        public bool KeysAreCurrent(DateTimeOffset now) => known.KeysAreCurrent(now);

        public bool ClockIsBehind(DateTimeOffset now) => true;

        public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) => known.FindKey(keyId);

        public StatusList? FindList(string uri) => known.FindList(uri);
    }
}
