using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Tests;

/// <summary>The example in docs/specifications/credential.md is read by this code, so that it stays true.</summary>
public sealed partial class SpecificationTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "specifications", "credential.md"));
    private static readonly X509Certificate2 Certificate = X509Certificate2.CreateFromPem(Block("pem"));
    private static readonly string Code = Block("address").Trim();

    [Fact]
    public void The_code_holds_the_bytes_beside_it()
    {
        Assert.True(CredentialUrl.TryRead(Code, Given.Verifier, out var bytes, out _));
        Assert.Equal(Convert.ToHexString(Bytes("credential")), Convert.ToHexString(bytes));
        Assert.Equal(Code, CredentialUrl.Format(Given.Verifier, bytes));
    }

    [Fact]
    public void The_credential_is_signed_under_the_certificate_beside_it()
    {
        Assert.True(Credential.TryRead(Bytes("credential"), out var credential, out var fault), fault.ToString());
        Assert.Equal(SHA256.HashData(Certificate.RawData)[..8], credential!.KeyId.ToArray());
        Assert.True(credential.IsSignedBy(Certificate.GetECDsaPublicKey()!));
    }

    [Fact]
    public void Its_claims_are_those_that_we_write_today()
    {
        var claims = Given.Claims with { Facts = Given.Facts with { FormerName = null } };
        Assert.Equal(Convert.ToHexString(ClaimsCodec.Write(claims)), Convert.ToHexString(Bytes("credential")[20..^66]));
    }

    [Fact]
    public void The_list_is_signed_and_the_verdict_is_the_one_that_is_named()
    {
        Assert.True(StatusList.TryRead(Bytes("list"), out var list, out var fault), fault.ToString());
        Assert.True(list!.IsSignedBy(Certificate.GetECDsaPublicKey()!));
        var verdict = Verification.Decide(Code, new Example(list), new DateTimeOffset(2026, 4, 2, 0, 0, 12, TimeSpan.Zero));
        Assert.Equal((VerificationResult.Invalid, VerificationReason.Suspended), (verdict.Result, verdict.Reason));
        Assert.Equal(new DateTimeOffset(2026, 4, 2, 0, 0, 0, TimeSpan.Zero), verdict.AsOf);
    }

    [Theory]
    [InlineData("trust-list", "trust.json", "trust-revoked", "list")]
    [InlineData("nqs", "nqs.json", "nqs-valid", "code")]
    public void The_other_examples_are_cases_of_the_vectors(string kind, string file, string id, string member)
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "vectors", file)));
        var found = vectors.RootElement.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("id").ValueEquals(id)).GetProperty(member).GetString()!;
        Assert.Equal(found.Split("?c=")[^1], Base64Url.EncodeToString(Bytes(kind)));
    }

    [Fact]
    public void Every_status_value_stands_in_the_table() => Assert.All(
        Enum.GetValues<StatusValue>(), v => Assert.Contains($"\n| {(int)v} | {v.ToString().ToLowerInvariant()} |", Document, StringComparison.Ordinal));

    private static byte[] Bytes(string kind) => Convert.FromHexString(Comments().Replace(Block(kind), ""));

    // The last fenced block of its kind, because the example is at the end.
    private static string Block(string kind) =>
        Regex.Matches(Document, $"^```{kind}\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline).Last().Groups[1].Value;

    [GeneratedRegex(@"#.*|\s")]
    private static partial Regex Comments();

    private sealed class Example(StatusList list) : IKnowledge
    {
        public string Issuer => Given.Issuer;

        public Uri Verifier => Given.Verifier;

        public bool KeysAreCurrent(DateTimeOffset now) => true;

        public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) =>
            new(Certificate.GetECDsaPublicKey()!, CertificateState.Good, Certificate.NotBefore, Certificate.NotAfter);

        public StatusList? FindList(string uri) => list;
    }
}
