using Akashi.Credentials.Decisions;
using Akashi.Credentials.Nqs;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Tests.Decisions;

/// <summary>A verdict taken apart: which check leads to it, and as of when that is known.</summary>
public sealed class VerdictChecksTests
{
    private static readonly DateTimeOffset ListAt = Given.Now.AddMinutes(-1);

    private static readonly Dictionary<string, Verdict> Verdicts = new()
    {
        ["valid"] = Decide(new Known()),
        ["not readable"] = Decide(new Known(), "AAAA"),
        ["of another system"] = Decide(new Known { Issuer = "https://other.example.go.jp" }),
        ["tampered"] = Decide(new Known(), Given.Code(Given.Credential(signer: new Signer("credential")))),
        ["key not known now"] = Decide(new Known { KeysCurrent = false }, Given.Code(Given.Credential(signer: new Signer("other")))),
        ["certificate revoked"] = Decide(new Known { Certificate = CertificateState.Revoked }),
        ["certificate not known"] = Decide(new Known { Certificate = CertificateState.Unknown }),
        ["nothing known"] = Decide(new Known { Certificate = CertificateState.Unknown, List = null }),
        ["no list"] = Decide(new Known { List = null }),
        ["expired"] = Decide(new Known(), at: Given.ExpiresAt),
        ["suspended"] = Decide(new Known { List = Given.Read(Given.List(StatusValue.Suspended)) }),
        ["suspended, certificate not known"] = Decide(
            new Known { Certificate = CertificateState.Unknown, List = Given.Read(Given.List(StatusValue.Suspended)) }),
        ["nqs valid"] = Decide(new Known(), NqsCode()),
        ["nqs, key not known"] = Decide(new Known { Nqs = null }, NqsCode()),
        ["nqs, certificate not known"] = Decide(WithNqs(CertificateState.Unknown), NqsCode()),
    };

    [Theory]
    [InlineData("valid", "valid", "valid", "valid")]
    [InlineData("not readable", "invalid", "not-checked", "not-checked")]
    [InlineData("of another system", "invalid", "not-checked", "not-checked")]
    [InlineData("tampered", "invalid", "not-checked", "not-checked")]
    [InlineData("key not known now", "not-checked", "not-checked", "unknown")]
    [InlineData("certificate revoked", "valid", "not-checked", "invalid")]
    [InlineData("certificate not known", "valid", "valid", "unknown")]
    [InlineData("nothing known", "valid", "unknown", "unknown")]
    [InlineData("no list", "valid", "unknown", "valid")]
    [InlineData("expired", "valid", "invalid", "valid")]
    [InlineData("suspended", "valid", "invalid", "valid")]
    [InlineData("suspended, certificate not known", "valid", "invalid", "unknown")]
    [InlineData("nqs valid", "valid", "valid", "valid")]
    [InlineData("nqs, key not known", "not-checked", "not-checked", "unknown")]
    [InlineData("nqs, certificate not known", "valid", "valid", "unknown")]
    public void Each_verdict_names_what_its_three_checks_found(string verdict, string content, string registration, string certificate)
    {
        var checks = VerdictChecks.Of(Verdicts[verdict]);
        Assert.Equal((content, registration, certificate), (CodeOf(checks.Content), CodeOf(checks.Registration), CodeOf(checks.SigningCertificate)));
    }

    [Fact]
    public void The_three_together_are_the_result() => Assert.All(Verdicts.Values, v =>
    {
        var all = VerdictChecks.Of(v) is var c ? new[] { c.Content.Result, c.Registration.Result, c.SigningCertificate.Result } : [];
        Assert.Equal(v.Result == VerificationResult.Valid, all.All(r => r == CheckResult.Valid));
        Assert.Equal(v.Result == VerificationResult.Invalid, all.Contains(CheckResult.Invalid));
        if (v.Result == VerificationResult.Unknown) Assert.Contains(CheckResult.Unknown, all);
    });

    // A reason that comes later still shows in one of the three.
    [Fact]
    public void No_reason_leaves_the_checks_silent()
    {
        VerificationReason[] notFailures =
            [VerificationReason.None, VerificationReason.SigningCertificateUnknown, VerificationReason.StatusUnavailable, VerificationReason.NotCheckedHere];
        Assert.All(Enum.GetValues<VerificationReason>().Except(notFailures), reason =>
        {
            var checks = VerdictChecks.Of(new Verdict.Invalid(reason, Given.Now, Verdicts["valid"].Content));
            Assert.Contains(CheckResult.Invalid, new[] { checks.Content.Result, checks.Registration.Result, checks.SigningCertificate.Result });
        });
    }

    [Theory]
    [InlineData("valid")]
    [InlineData("suspended")]
    [InlineData("certificate not known")]
    public void The_registration_is_told_as_of_the_lists_time(string verdict) =>
        Assert.Equal(ListAt, VerdictChecks.Of(Verdicts[verdict]).Registration.AsOf);

    [Fact]
    public void An_end_is_told_as_of_the_check() => Assert.Equal(Given.ExpiresAt, VerdictChecks.Of(Verdicts["expired"]).Registration.AsOf);

    [Fact]
    public void What_was_not_known_or_not_checked_has_no_time() => Assert.All(Verdicts.Values.Select(VerdictChecks.Of), c =>
        Assert.All(
            new[] { c.Content, c.Registration, c.SigningCertificate }.Where(x => x.Result is CheckResult.Unknown or CheckResult.NotChecked),
            x => Assert.Null(x.AsOf)));

    private static string CodeOf(Check check) => VerdictChecks.CodeOf(check.Result);

    private static Known WithNqs(CertificateState state) => new Known() is var known ? known with { Nqs = known.Nqs! with { State = state } } : known;

    private static string NqsCode() => Given.Code(NqsCredential.Issue(Given.NqsFacts, Given.NqsKey));

    private static Verdict Decide(Known known, string? code = null, DateTimeOffset? at = null) =>
        Verification.Decide(code ?? Given.Code(), known, at ?? Given.Now);
}
