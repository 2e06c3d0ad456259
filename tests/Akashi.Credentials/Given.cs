using System.Security.Cryptography;
using System.Text;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Tests;

/// <summary>The nurse's credential, the signing keys, and what a verifier knows about them.</summary>
internal static class Given
{
    public const string Issuer = "https://portal.example.go.jp";
    public const string ListUri = Issuer + "/status/1";
    public static readonly Uri Verifier = new("https://verify.example.go.jp");
    public static readonly DateTimeOffset IssuedAt = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset ExpiresAt = new(2027, 4, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 3, 4, 5, TimeSpan.Zero);
    public static readonly Signer CredentialKey = new("credential");
    public static readonly Signer StatusKey = new("status");
    public static readonly NqsSigner NqsKey = new("P-000001");

    public static CredentialFacts Facts => new()
    {
        QualificationId = "nurse",
        QualificationName = "看護師",
        RegistrationNumber = "第01234567号",
        RegisteredOn = new DateOnly(2015, 4, 20),
        Name = "山田　花子",
        Kana = "ヤマダ　ハナコ",
        FormerName = "𠮷川",
        BirthOn = new DateOnly(1990, 12, 31),
        BodyName = "厚生労働省",
        RegisterVersion = 3,
    };

    public static CredentialClaims Claims => new(
        Issuer, ExpiresAt, IssuedAt, Convert.FromHexString("00112233445566778899aabbccddeeff"), new StatusReference(ListUri, 70001), Facts);

    public static byte[] Credential(CredentialClaims? claims = null, ISigner? signer = null) =>
        Akashi.Credentials.Format.Credential.Issue(claims ?? Claims, signer ?? CredentialKey);

    public static string Code(byte[]? credential = null) => CredentialUrl.Format(Verifier, credential ?? Credential());

    public static NqsFacts NqsFacts => new()
    {
        QualificationId = "nurse",
        QualificationName = "看護師",
        RegistrationNumber = "第01234567号",
        RegisteredOn = "2015年4月20日",
        Name = "山田　花子",
        BirthOn = "1990年12月31日",
        IssuedOn = "2026年4月1日",
        BodyName = "厚生労働省",
        IssuerName = "厚生労働大臣",
        Kind = "01",
        HolderCode = "U-0001",
        CredentialId = new NqsPlace("1", Claims.Status.Index, Claims.CredentialId).ToString(),
    };

    public static byte[] List(StatusValue value = StatusValue.Valid, DateTimeOffset? issuedAt = null, ISigner? signer = null) => StatusList.Issue(
        ListUri, [new(Claims.Status.Index, value)], issuedAt ?? Now.AddMinutes(-1), TimeSpan.FromDays(1), TimeSpan.FromSeconds(5), signer ?? StatusKey);

    public static StatusList Read(byte[] list) =>
        StatusList.TryRead(list, out var read, out var fault) ? read! : throw new InvalidOperationException($"The list is not readable: {fault}.");
}

/// <summary>A real P-256 key that signs. Its id is the hash of its label instead of a certificate's.</summary>
internal sealed class Signer(string label, ECDsa key) : ISigner
{
    public Signer(string label)
        : this(label, ECDsa.Create(ECCurve.NamedCurves.nistP256))
    {
    }

    public ECDsa Key { get; } = key;

    public ReadOnlyMemory<byte> KeyId { get; } = SHA256.HashData(Encoding.ASCII.GetBytes(label)).AsMemory(0, 8);

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned) =>
        Key.SignData(toBeSigned, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}

/// <summary>A real RSA key of the profile "nqs".</summary>
internal sealed class NqsSigner(string keyId, int bits = 2048) : INqsSigner
{
    public RSA Key { get; } = RSA.Create(bits);

    public string KeyId => keyId;

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned) => Key.SignData(toBeSigned, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
}

/// <summary>What a verifier knows, set by hand. By default everything is in order.</summary>
internal sealed record Known : IKnowledge
{
    public string Issuer { get; init; } = Given.Issuer;

    public Uri Verifier { get; init; } = Given.Verifier;

    public CertificateState Certificate { get; init; } = CertificateState.Good;

    public DateTimeOffset BeginsAt { get; init; } = Given.IssuedAt;

    public DateTimeOffset EndsAt { get; init; } = Given.ExpiresAt;

    public bool KeysCurrent { get; init; } = true;

    public StatusList? List { get; init; } = Given.Read(Given.List());

    public bool KeysAreCurrent(DateTimeOffset now) => KeysCurrent;

    public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) =>
        keyId.SequenceEqual(Given.CredentialKey.KeyId.Span) ? new IssuerKey(Given.CredentialKey.Key, Certificate, BeginsAt, EndsAt) : null;

    public StatusList? FindList(string uri) => List;

    public IReadOnlyList<Uri> NqsHosts { get; init; } = [];

    public NqsKey? Nqs { get; init; } = new(
        Given.NqsKey.Key, CertificateState.Good, Given.IssuedAt, Given.ExpiresAt, Given.Verifier, Given.Issuer + "/status/");

    public NqsKey? FindNqsKey(string keyId) => keyId == Given.NqsKey.KeyId ? Nqs : null;
}
