using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Format;
using QRCoder;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>Codes like one that the portal gave, signed by the Service's own key: as many as a hospital has in April.</summary>
internal sealed class IssuedCodes
{
    private readonly Uri verifier;
    private readonly Signer signer;
    private readonly CredentialClaims claims;

    /// <param name="data">The data folder of the Service.</param>
    /// <param name="verifier">Origin of the Verifier.</param>
    /// <param name="given">A code that the portal gave.</param>
    public IssuedCodes(string data, Uri verifier, string given)
    {
        Assert.True(CredentialUrl.TryRead(given, verifier, out var bytes, out _));
        Assert.True(Credential.TryRead(bytes, out var credential, out _));
        (this.verifier, claims, signer) = (verifier, credential!.Claims, Signer.From(Path.Combine(data, "keys")));
    }

    /// <summary>The code of another person, in a place of the same status list.</summary>
    public string For(string name, int place) => Issued(ClaimsOf(name, place));

    /// <summary>One that has ended.</summary>
    public string Ended(string name, int place) =>
        Issued(ClaimsOf(name, place) with { IssuedAt = claims.IssuedAt.AddDays(-9), ExpiresAt = claims.IssuedAt.AddDays(-1) });

    /// <summary>One whose state nobody publishes.</summary>
    public string OfUnknownState(string name, int place) =>
        Issued(ClaimsOf(name, place) with { Status = new StatusReference(claims.Status.Uri + "99", place) });

    private CredentialClaims ClaimsOf(string name, int place) => claims with
    {
        Facts = claims.Facts with { Name = name, RegistrationNumber = $"D-{place:0000000}" },
        Status = new StatusReference(claims.Status.Uri, place),
        CredentialId = RandomNumberGenerator.GetBytes(16),
    };

    private string Issued(CredentialClaims issued) => CredentialUrl.Format(verifier, Credential.Issue(issued, signer));

    /// <summary>A code as a picture.</summary>
    public static byte[] Picture(string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        return new PngByteQRCode(data).GetGraphic(6);
    }

    private sealed class Signer(ECDsa key, X509Certificate2 certificate) : ISigner
    {
        public ReadOnlyMemory<byte> KeyId { get; } = SHA256.HashData(certificate.RawData).AsMemory(0, 8);

        public static Signer From(string folder)
        {
            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(Path.Combine(folder, "credential.key.pem")));
            return new Signer(key, X509Certificate2.CreateFromPem(File.ReadAllText(Path.Combine(folder, "credential.crt.pem"))));
        }

        public byte[] Sign(ReadOnlySpan<byte> toBeSigned) =>
            key.SignData(toBeSigned, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
