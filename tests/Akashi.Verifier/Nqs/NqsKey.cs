using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;

namespace Akashi.Verifier.Tests.Nqs;

/// <summary>A key of the profile "nqs" as an operator configures it, and the nurse's code signed with it.</summary>
internal sealed class NqsKey : INqsSigner, IDisposable
{
    public const string Id = "P-000001";
    public const string Elsewhere = "https://nqs.example.go.jp";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("akashi-nqs-");

    public NqsKey(int bits = 2048)
    {
        Key = RSA.Create(bits);
        var request = new CertificateRequest("CN=nqs", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Write(request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1)));
    }

    public RSA Key { get; }

    public string KeyId { get; init; } = Id;

    public string File => Path.Combine(folder.FullName, "nqs.pem");

    public string[] Settings(string lists) =>
        [$"--Nqs:Keys={Id}", $"--Nqs:{Id}:Certificate={File}", $"--Nqs:{Id}:StatusLists={lists}", $"--Nqs:Hosts={Elsewhere}"];

    public void Write(params X509Certificate2[] certificates) =>
        System.IO.File.WriteAllText(File, string.Join('\n', certificates.Select(c => c.ExportCertificatePem())));

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned) => Key.SignData(toBeSigned, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    public string Code(string host, int place = 0) => CredentialUrl.Format(new Uri(host), NqsCredential.Issue(Facts(place), this));

    public void Dispose()
    {
        Key.Dispose();
        folder.Delete(recursive: true);
    }

    private static NqsFacts Facts(int place) => new()
    {
        QualificationName = "看護師",
        Name = "山田　花子",
        RegistrationNumber = "第01234567号",
        BirthOn = "1990年12月31日",
        RegisteredOn = "2015年4月20日",
        BodyName = "厚生労働省",
        IssuerName = "厚生労働大臣",
        IssuedOn = "2026年4月1日",
        CredentialId = new NqsPlace("1", place, new byte[16]).ToString(),
    };
}
