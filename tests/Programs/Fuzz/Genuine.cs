using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Credentials.Status;

namespace Akashi.Fuzz;

/// <summary>What an issuer really signed, and what a verifier knows about it.</summary>
internal sealed class Genuine(IssuerMaterial material) : IKnowledge
{
    public const string Portal = "https://portal.example.go.jp";
    public const string ListUri = Portal + "/status/1";
    public const int ValidAt = 70001;
    public const int RevokedAt = 70002;
    public static readonly Uri Host = new("https://verify.example.go.jp");
    public static readonly Uri OtherHost = new("https://nqs.example.go.jp");
    public static readonly DateTimeOffset Now = Material.Now;

    /// <summary>End of the signing certificates.</summary>
    public static readonly DateTimeOffset Ends = Now.AddDays(100);
    private static readonly DateTimeOffset Begins = Now.AddDays(-200);

    private readonly StatusList list = StatusList.TryRead(List(material.Status), out var read, out _)
        ? read!
        : throw new InvalidOperationException("The list is not readable.");

    public string Issuer => Portal;

    public Uri Verifier => Host;

    public IReadOnlyList<Uri> NqsHosts => [OtherHost];

    public static CredentialClaims Claims(int place = ValidAt, string issuer = Portal, int days = 100, double issuedHours = -2400) => new(
        issuer, Now.AddDays(days), Now.AddHours(issuedHours), Convert.FromHexString(
            "00112233445566778899aabbccddeeff"), new StatusReference(ListUri, place), new CredentialFacts
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
            });

    public static NqsFacts NqsFacts(int place = ValidAt) => new()
    {
        QualificationId = "nurse",
        QualificationName = "看護師",
        RegistrationNumber = "第01234567号",
        RegisteredOn = "2015年4月20日",
        Name = "山田　花子",
        CredentialId = new NqsPlace("1", place, Claims().CredentialId).ToString(),
    };

    /// <summary>Texts in which 氏名 stands twice: the second time with a longer form of the key, which means the same.</summary>
    public static byte[] NqsFactsTwice()
    {
        var once = NqsFactsCodec.Write(NqsFacts());
        return [(byte)(once[0] + 1), .. once[1..], 0x78, 0x02, (byte)'U', (byte)'N', 0x61, (byte)'X'];
    }

    /// <summary>A list in which one place is revoked, or none.</summary>
    public static byte[] List(ISigner signer, bool isRevoked = true) => StatusList.Issue(
        ListUri, isRevoked ? [new(RevokedAt, StatusValue.Revoked)] : [], Now.AddMinutes(-1), TimeSpan.FromDays(1), TimeSpan.FromSeconds(5), signer);

    public bool KeysAreCurrent(DateTimeOffset now) => true;

    public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) =>
        keyId.SequenceEqual(material.Credential.KeyId.Span) ? new IssuerKey(material.Credential.Key, CertificateState.Good, Begins, Ends) : null;

    public StatusList? FindList(string uri) => uri == ListUri ? list : null;

    public NqsKey? FindNqsKey(string keyId) =>
        keyId == material.Nqs.KeyId ? new NqsKey(material.Nqs.Key, CertificateState.Good, Begins, Ends, Host, Portal + "/status/") : null;
}
