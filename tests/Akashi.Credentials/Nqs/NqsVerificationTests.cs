using System.Security.Cryptography;
using System.Text;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Credentials.Status;
using CsCheck;

namespace Akashi.Credentials.Tests.Nqs;

/// <summary>
/// V1, V2: the decision for the profile "nqs" is the same, and the key decides the profile. vectors/nqs.json has cases for every reason.
/// </summary>
public sealed class NqsVerificationTests
{
    private static readonly byte[] Nqs = NqsCredential.Issue(Given.NqsFacts, Given.NqsKey);
    private static readonly Known Known = new();

    [Fact]
    public void It_is_valid_and_shows_its_facts()
    {
        var verdict = Decide(Nqs, Known);
        Assert.Equal((VerificationResult.Valid, new SignedContent.OfNqs(Given.NqsFacts)), (verdict.Result, verdict.Content));
        Assert.Equal(Given.Now.AddMinutes(-1), verdict.AsOf);
    }

    [Fact]
    public void Every_flipped_bit_of_the_bytes_is_never_valid() => Parallel.For(0, Nqs.Length * 8, bit =>
    {
        var flipped = Nqs.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        var verdict = Decide(flipped, Known);
        Assert.NotEqual(VerificationResult.Valid, verdict.Result);
        Assert.Null(verdict.Content);
    });

    [Fact]
    public void Two_changed_bytes_are_never_valid_and_never_throw() => Gen.Select(
        Gen.Int[0, Nqs.Length - 1], Gen.Byte, Gen.Int[0, Nqs.Length - 1], Gen.Byte).Sample(
        (first, one, second, two) =>
        {
            var changed = Nqs.ToArray();
            (changed[first], changed[second]) = (one, two);
            if (!changed.AsSpan().SequenceEqual(Nqs)) Assert.NotEqual(VerificationResult.Valid, Decide(changed, Known).Result);
        },
        iter: 1_000);

    /// <summary>Even if an operator gives both profiles the same key id with the same bytes.</summary>
    [Fact]
    public void A_key_of_credentials_never_makes_a_code_of_the_layout_valid()
    {
        var kid = Encoding.Latin1.GetString(Given.CredentialKey.KeyId.Span);
        var code = NqsCredential.Issue(Given.NqsFacts, new NqsSigner(kid));
        Assert.Equal((VerificationResult.Unknown, VerificationReason.NotCheckedHere), Of(Decide(code, Known)));
    }

    [Fact]
    public void A_key_of_the_layout_never_makes_a_credential_valid()
    {
        var header = Wire.Map(("01", "26"), ("04", Wire.Bytes(Encoding.ASCII.GetBytes(Given.NqsKey.KeyId))));
        var code = Wire.Sign1(header, Wire.Map(WireClaims.All), signature: s => Given.NqsKey.Sign(s)[..64]);
        Assert.Equal((VerificationResult.Invalid, VerificationReason.NotOfThisSystem), Of(Decide(code, Known)));
    }

    /// <summary>The types enforce it too: what vouches for one profile cannot be passed to the other.</summary>
    [Fact]
    public void The_keys_of_the_two_profiles_are_of_two_types()
    {
        Assert.Equal(typeof(ECDsa), typeof(IssuerKey).GetProperty(nameof(IssuerKey.Key))!.PropertyType);
        Assert.Equal(typeof(RSA), typeof(NqsKey).GetProperty(nameof(NqsKey.Key))!.PropertyType);
    }

    [Fact]
    public void Without_its_key_the_facts_stand_apart_and_its_host_is_named()
    {
        var host = new Uri("https://nqs.example.go.jp");
        var verdict = Verification.Decide(CredentialUrl.Format(host, Nqs), Known with { Nqs = null, NqsHosts = [host] }, Given.Now);
        Assert.Equal((VerificationResult.Unknown, VerificationReason.NotCheckedHere), Of(verdict));
        Assert.Null(verdict.Content);
        var elsewhere = Assert.IsType<Verdict.NotCheckedHere>(verdict);
        Assert.Equal(Given.NqsFacts, elsewhere.Unchecked);
        Assert.StartsWith("https://nqs.example.go.jp/w/?c=", elsewhere.CheckAt!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_is_not_listed_is_never_linked()
    {
        var verdict = Verification.Decide(CredentialUrl.Format(new Uri("https://evil.example.com"), Nqs), Known with { Nqs = null }, Given.Now);
        Assert.Equal((VerificationResult.Invalid, VerificationReason.NotOfThisSystem), Of(verdict));
    }

    [Fact]
    public void A_key_counts_for_codes_of_its_own_host_only()
    {
        var host = new Uri("https://nqs.example.go.jp");
        var verdict = Verification.Decide(CredentialUrl.Format(host, Nqs), Known with { NqsHosts = [host] }, Given.Now);
        Assert.Equal((VerificationResult.Unknown, VerificationReason.NotCheckedHere), Of(verdict));
    }

    [Fact]
    public void A_code_without_a_place_is_never_valid()
    {
        var code = NqsCredential.Issue(Given.NqsFacts with { CredentialId = "20260401-000123" }, Given.NqsKey);
        var verdict = Decide(code, Known);
        Assert.Equal((VerificationResult.Unknown, VerificationReason.StatusUnavailable), Of(verdict));
        Assert.IsType<SignedContent.OfNqs>(verdict.Content);
    }

    [Fact]
    public void Withdrawn_is_withdrawn() =>
        Assert.Equal(
            (VerificationResult.Invalid, VerificationReason.Withdrawn),
            Of(Decide(Nqs, Known with { List = Given.Read(Given.List(StatusValue.Withdrawn)) })));

    private static Verdict Decide(byte[] code, Known known) => Verification.Decide(CredentialUrl.Format(Given.Verifier, code), known, Given.Now);

    private static (VerificationResult Result, VerificationReason Reason) Of(Verdict verdict) => (verdict.Result, verdict.Reason);
}
