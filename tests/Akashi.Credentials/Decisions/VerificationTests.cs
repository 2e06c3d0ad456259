using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Tests.Decisions;

/// <summary>Rows 4.3.1 and 4.3.2: the order of the checks, the reason given by the first that fails, and when facts are shown.</summary>
public sealed class VerificationTests
{
    private const VerificationResult Valid = VerificationResult.Valid;
    private const VerificationResult Invalid = VerificationResult.Invalid;
    private const VerificationResult Unknown = VerificationResult.Unknown;

    private static readonly Dictionary<string, Situation> Situations = new()
    {
        ["all is well"] = new(),
        ["not base64"] = new() { Code = "これは何ですか" },
        ["nothing"] = new() { Code = null },
        ["base64, but no CBOR"] = new() { Code = "AAAA" },
        ["cut in the middle"] = new() { Code = Given.Code()[..300] },
        ["address of another"] = new() { Code = Given.Code().Replace("verify.", "other.", StringComparison.Ordinal) },
        ["algorithm of another"] = new() { Code = CodeOf(Wire.Sign1(Wire.Map(("01", Wire.Number(-37)), ("04", Wire.KeyId)), Wire.Map(WireClaims.All))) },
        ["a status list instead"] = new() { Code = CodeOf(Given.List(signer: Given.CredentialKey)) },
        ["key never known"] = new() { Code = CodeOf(Given.Credential(signer: new Signer("other"))) },
        ["key not known now"] = new() { Code = CodeOf(Given.Credential(signer: new Signer("other"))), Known = new() { KeysCurrent = false } },
        ["claims of another issuer"] = new() { Known = new() { Issuer = "https://other.example.go.jp" } },
        ["claims changed"] = new() { Code = CodeOf(Changed(200)) },
        ["claims made unreadable"] = new() { Code = CodeOf(Changed(21)) },
        ["signature by another key"] = new() { Code = CodeOf(Given.Credential(signer: new Signer("credential"))) },
        ["signed claims of no known form"] = new() { Code = CodeOf(Wire.Sign1(Wire.Header, "A0")) },
        ["certificate revoked"] = new() { Known = new() { Certificate = CertificateState.Revoked } },
        ["certificate not known now"] = new() { Known = new() { Certificate = CertificateState.Unknown } },
        ["certificate begins in five minutes"] = new() { Known = new() { BeginsAt = Given.Now.AddMinutes(5) } },
        ["certificate begins later"] = new() { Known = new() { BeginsAt = Given.Now.AddSeconds(301) } },
        ["ends after its certificate"] = new() { Known = new() { EndsAt = Given.ExpiresAt.AddSeconds(-1) } },
        ["issued five minutes from now"] = new() { Code = CodeOf(Given.Credential(Given.Claims with { IssuedAt = Given.Now.AddMinutes(5) })) },
        ["issued later"] = new() { Code = CodeOf(Given.Credential(Given.Claims with { IssuedAt = Given.Now.AddSeconds(301) })) },
        ["list five minutes ahead"] = new() { Known = new() { List = Given.Read(Given.List(issuedAt: Given.Now.AddMinutes(5))) } },
        ["list further ahead"] = new() { Known = new() { List = Given.Read(Given.List(issuedAt: Given.Now.AddSeconds(301))) } },
        ["past its end"] = new() { At = Given.ExpiresAt },
        ["a second before its end"] = new()
        {
            At = Given.ExpiresAt.AddSeconds(-1),
            Known = new() { List = Given.Read(Given.List(issuedAt: Given.ExpiresAt.AddHours(-1))) }
        },
        ["revoked"] = new() { Value = StatusValue.Revoked },
        ["suspended"] = new() { Value = StatusValue.Suspended },
        ["deleted"] = new() { Value = StatusValue.Deleted },
        ["replaced"] = new() { Value = StatusValue.Replaced },
        ["withdrawn"] = new() { Value = StatusValue.Withdrawn },
        ["a value of no known meaning"] = new() { Value = (StatusValue)7 },
        ["no list"] = new() { Known = new() { List = null } },
        ["list past its end"] = new() { Known = new() { List = Given.Read(Given.List(issuedAt: Given.Now.AddDays(-1))) } },
        ["list a second before its end"] = new() { Known = new() { List = Given.Read(Given.List(issuedAt: Given.Now.AddDays(-1).AddSeconds(1))) } },
        ["list of another address"] = new() { Code = CodeOf(Given.Credential(Given.Claims with { Status = new StatusReference(Given.ListUri + "0", 70001) })) },
    };

    private static readonly Dictionary<string, Situation> Together = new()
    {
        ["tampered and certificate revoked"] = Situations["claims changed"] with { Known = new() { Certificate = CertificateState.Revoked } },
        ["certificate revoked and past its end"] = Situations["certificate revoked"] with { At = Given.ExpiresAt },
        ["certificate revoked and registration revoked"] = Situations["certificate revoked"] with { Value = StatusValue.Revoked },
        ["past its end and registration revoked"] = Situations["past its end"] with { Value = StatusValue.Revoked },
        ["past its end and no list"] = Situations["past its end"] with { Known = new() { List = null } },
        ["certificate not known and past its end"] = Situations["certificate not known now"] with { At = Given.ExpiresAt },
        ["certificate not known and registration revoked"] = Situations["certificate not known now"] with { Value = StatusValue.Revoked },
        ["certificate not known and no list"] = new() { Known = new() { Certificate = CertificateState.Unknown, List = null } },
    };

    [Theory]
    [InlineData("all is well", Valid, VerificationReason.None)]
    [InlineData("not base64", Invalid, VerificationReason.NotReadable)]
    [InlineData("nothing", Invalid, VerificationReason.NotReadable)]
    [InlineData("base64, but no CBOR", Invalid, VerificationReason.NotReadable)]
    [InlineData("cut in the middle", Invalid, VerificationReason.NotReadable)]
    [InlineData("address of another", Invalid, VerificationReason.NotOfThisSystem)]
    [InlineData("algorithm of another", Invalid, VerificationReason.NotOfThisSystem)]
    [InlineData("a status list instead", Invalid, VerificationReason.NotOfThisSystem)]
    [InlineData("key never known", Invalid, VerificationReason.NotOfThisSystem)]
    [InlineData("key not known now", Unknown, VerificationReason.SigningCertificateUnknown)]
    [InlineData("claims of another issuer", Invalid, VerificationReason.NotOfThisSystem)]
    [InlineData("claims changed", Invalid, VerificationReason.Tampered)]
    [InlineData("claims made unreadable", Invalid, VerificationReason.Tampered)]
    [InlineData("signature by another key", Invalid, VerificationReason.Tampered)]
    [InlineData("signed claims of no known form", Invalid, VerificationReason.NotReadable)]
    [InlineData("certificate revoked", Invalid, VerificationReason.SigningCertificateRevoked)]
    [InlineData("certificate not known now", Unknown, VerificationReason.SigningCertificateUnknown)]
    [InlineData("certificate begins in five minutes", Valid, VerificationReason.None)]
    [InlineData("certificate begins later", Unknown, VerificationReason.SigningCertificateUnknown)]
    [InlineData("ends after its certificate", Invalid, VerificationReason.WronglyIssued)]
    [InlineData("issued five minutes from now", Valid, VerificationReason.None)]
    [InlineData("issued later", Unknown, VerificationReason.ClockBehind)]
    [InlineData("list five minutes ahead", Valid, VerificationReason.None)]
    [InlineData("list further ahead", Unknown, VerificationReason.StatusUnavailable)]
    [InlineData("past its end", Invalid, VerificationReason.Expired)]
    [InlineData("a second before its end", Valid, VerificationReason.None)]
    [InlineData("revoked", Invalid, VerificationReason.Revoked)]
    [InlineData("suspended", Invalid, VerificationReason.Suspended)]
    [InlineData("deleted", Invalid, VerificationReason.Deleted)]
    [InlineData("replaced", Invalid, VerificationReason.Replaced)]
    [InlineData("withdrawn", Invalid, VerificationReason.Withdrawn)]
    [InlineData("a value of no known meaning", Unknown, VerificationReason.StatusUnavailable)]
    [InlineData("no list", Unknown, VerificationReason.StatusUnavailable)]
    [InlineData("list past its end", Unknown, VerificationReason.StatusUnavailable)]
    [InlineData("list a second before its end", Valid, VerificationReason.None)]
    [InlineData("list of another address", Unknown, VerificationReason.StatusUnavailable)]
    public void Each_situation_has_its_result_and_reason(string situation, VerificationResult result, VerificationReason reason)
    {
        var verdict = Situations[situation].Decide();
        Assert.Equal((result, reason), (verdict.Result, verdict.Reason));
    }

    [Theory]
    [InlineData("tampered and certificate revoked", Invalid, VerificationReason.Tampered)]
    [InlineData("certificate revoked and past its end", Invalid, VerificationReason.SigningCertificateRevoked)]
    [InlineData("certificate revoked and registration revoked", Invalid, VerificationReason.SigningCertificateRevoked)]
    [InlineData("past its end and registration revoked", Invalid, VerificationReason.Expired)]
    [InlineData("past its end and no list", Invalid, VerificationReason.Expired)]
    [InlineData("certificate not known and past its end", Invalid, VerificationReason.Expired)]
    [InlineData("certificate not known and registration revoked", Invalid, VerificationReason.Revoked)]
    [InlineData("certificate not known and no list", Unknown, VerificationReason.SigningCertificateUnknown)]
    public void The_first_failure_gives_the_reason_and_doubt_hides_none(string situation, VerificationResult result, VerificationReason reason)
    {
        var verdict = Together[situation].Decide();
        Assert.Equal((result, reason), (verdict.Result, verdict.Reason));
    }

    [Fact]
    public void Facts_are_shown_exactly_where_the_signature_of_this_system_holds()
    {
        VerificationReason[] without = [VerificationReason.NotReadable, VerificationReason.NotOfThisSystem, VerificationReason.Tampered];
        Assert.All(Situations.Values.Concat(Together.Values).Where(s => s != Situations["key not known now"]), s =>
        {
            var verdict = s.Decide();
            Assert.Equal(!without.Contains(verdict.Reason), verdict.Content is not null);
        });
    }

    [Fact]
    public void No_facts_are_shown_where_the_key_is_not_known_now() => Assert.Null(Situations["key not known now"].Decide().Content);

    [Fact]
    public void The_state_is_told_as_of_the_lists_time() => Assert.Equal(Given.Now.AddMinutes(-1), Situations["revoked"].Decide().AsOf);

    [Fact]
    public void Where_the_state_is_not_known_no_time_is_told() =>
        Assert.All(["no list", "list past its end", "certificate revoked"], s => Assert.Null(Situations[s].Decide().AsOf));

    [Fact]
    public void The_check_is_told_with_the_verifiers_own_time() => Assert.Equal(Given.Now, Situations["all is well"].Decide().CheckedAt);

    private static string CodeOf(byte[] credential) => Given.Code(credential);

    private static byte[] Changed(int at)
    {
        var credential = Given.Credential();
        credential[at] ^= 1;
        return credential;
    }

    private sealed record Situation
    {
        public string? Code { get; init; } = Given.Code();

        public Known Known { get; init; } = new();

        public DateTimeOffset At { get; init; } = Given.Now;

        public StatusValue? Value { get; init; }

        public Verdict Decide() => Verification.Decide(Code, Value is { } value ? Known with { List = Given.Read(Given.List(value)) } : Known, At);
    }
}
