using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Sandbox.CertificateAuthorities;

/// <summary>What a CA offers over HTTP: OCSP (RFC 6960), CRL (RFC 5280), its certificate, and enrolment (EST, RFC 7030).</summary>
internal static class AuthorityEndpoints
{
    private const int LeastRsaBits = 2048;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/ocsp/{authority}", async (string authority, HttpRequest request, Authorities all, TimeProvider clock) =>
        {
            if (Find(all, authority) is not { } found) return Results.NotFound();
            using var memory = new MemoryStream();
            await request.Body.CopyToAsync(memory);
            return Results.Bytes(OcspResponder.Answer(found, memory.ToArray(), clock.GetUtcNow()), "application/ocsp-response");
        });
        routes.MapGet("/ocsp/{authority}/{request}", (string authority, string request, Authorities all, TimeProvider clock) =>
        {
            var bytes = new byte[request.Length];
            if (Find(all, authority) is not { } found || !Convert.TryFromBase64String(Uri.UnescapeDataString(request), bytes, out var length))
                return Results.NotFound();
            return Results.Bytes(OcspResponder.Answer(found, bytes[..length], clock.GetUtcNow()), "application/ocsp-response");
        });
        routes.MapGet("/crl/{authority}.crl", (string authority, Authorities all, TimeProvider clock) =>
            all.All.TryGetValue(authority, out var found) && found.ListAvailable
                ? Results.Bytes(Crl(found, clock.GetUtcNow()), "application/pkix-crl")
                : Results.NotFound());
        routes.MapGet("/ca/{authority}.cer", (string authority, Authorities all) =>
            all.All.TryGetValue(authority, out var found) ? Results.Bytes(found.Certificate.RawData, "application/pkix-cert") : Results.NotFound());
        routes.MapPost("/.well-known/est/{label}/simpleenroll", EnrolAsync);
    }

    private static CertificateAuthority? Find(Authorities all, string name) =>
        all.All.TryGetValue(name, out var found) && found.Available ? found : null;

    private static byte[] Crl(CertificateAuthority authority, DateTimeOffset now)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var (serial, entry) in authority.Revoked) builder.AddEntry(Convert.FromHexString(serial), entry.At);
        var generator = X509SignatureGenerator.CreateForRSA(authority.Key, RSASignaturePadding.Pkcs1);
        var keyId = X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority.Certificate, true, false);
        return builder.Build(authority.Certificate.SubjectName, generator, now.ToUnixTimeSeconds(), now.AddHours(1), HashAlgorithmName.SHA256, keyId, now);
    }

    private static bool IsP256(PublicKey key)
    {
        using var curve = key.GetECDsaPublicKey();
        return curve?.ExportParameters(false).Curve.Oid.Value == "1.2.840.10045.3.1.7";
    }

    // An EC key certified under that label would be valid for all the purposes that the other labels keep apart.
    private static bool IsRsa(PublicKey key)
    {
        using var rsa = key.GetRSAPublicKey();
        return rsa?.KeySize >= LeastRsaBits;
    }

    private static async Task<IResult> EnrolAsync(string label, HttpRequest request, Profiles profiles)
    {
        if (label is not ("credential" or "status" or "document" or "trust" or "nqs")) return Results.NotFound();
        using var reader = new StreamReader(request.Body);
        try
        {
            var asked = CertificateRequest.LoadSigningRequest(
                Convert.FromBase64String(await reader.ReadToEndAsync()), HashAlgorithmName.SHA256, signerSignaturePadding: RSASignaturePadding.Pkcs1);
            if (label is "document" or "nqs" ? !IsRsa(asked.PublicKey) : !IsP256(asked.PublicKey))
                return Results.BadRequest("credential, status and trust take EC P-256 keys only, document and nqs RSA of 2048 bits or more.");
            using var made = profiles.Issuer(asked, label);
            // certs-only CMS (RFC 7030, 4.2.3): certificates in a SignedData without signers.
            var bundle = new X509Certificate2Collection(made).Export(X509ContentType.Pkcs7)!;
            return Results.Text(Convert.ToBase64String(bundle, Base64FormattingOptions.InsertLineBreaks), "application/pkcs7-mime; smime-type=certs-only");
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return Results.BadRequest("No PKCS#10 request.");
        }
    }
}
