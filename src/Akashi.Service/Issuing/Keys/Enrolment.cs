using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Hosting;

namespace Akashi.Service.Issuing.Keys;

/// <summary>
/// Gets a certificate for a new key over EST (RFC 7030, 4.2): sends PKCS#10 and receives certificates, which must chain to a configured root.
/// </summary>
/// <param name="http">Client without cookies or redirects.</param>
/// <param name="settings">The address of the EST service, and the roots.</param>
internal sealed class Enrolment(HttpClient http, IssuingSettings settings)
{
    /// <summary>The certificate for a key, followed by those between it and the root.</summary>
    /// <exception cref="EnrolmentException">No EST service is set, or its answer cannot be used; the message says what to do.</exception>
    public async Task<X509Certificate2Collection> CertifyAsync(string label, string subject, AsymmetricAlgorithm key, CancellationToken ct)
    {
        if (settings.EnrolAt is not { } est)
            throw new EnrolmentException(
                $"The key \"{label}\" has no certificate. Install it as {label}.crt.pem in the data folder's keys, or set Issuing:EnrolAt.");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(est, label + "/simpleenroll"));
        request.Content = new StringContent(Convert.ToBase64String(Request(subject, key)), Encoding.ASCII, new MediaTypeHeaderValue("application/pkcs10"));
        try
        {
            using var answer = await http.SendAsync(request, ct);
            answer.EnsureSuccessStatusCode();
            return Read(label, await answer.Content.ReadAsStringAsync(ct), key);
        }
        catch (Exception e) when (e is HttpRequestException or FormatException or CryptographicException)
        {
            throw new EnrolmentException($"The key \"{label}\" was not certified by {est}: {e.Message}", e);
        }
    }

    private static byte[] Request(string subject, AsymmetricAlgorithm key) => key switch
    {
        ECDsa ec => new CertificateRequest(subject, ec, HashAlgorithmName.SHA256).CreateSigningRequest(),
        RSA rsa => new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequest(),
        _ => throw new ArgumentException("Keys are RSA or ECDSA.", nameof(key)),
    };

    private X509Certificate2Collection Read(string label, string text, AsymmetricAlgorithm key)
    {
        var answer = new SignedCms();
        answer.Decode(Convert.FromBase64String(text));
        var roots = settings.Roots.Select(r => r.Thumbprint).ToHashSet();
        var own = answer.Certificates.SingleOrDefault(c => c.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()))
            ?? throw new EnrolmentException($"The EST service certified another key than \"{label}\".");
        return [own, .. answer.Certificates.Where(c => c.Thumbprint != own.Thumbprint && !roots.Contains(c.Thumbprint))];
    }
}

/// <summary>The issuer's key has no usable certificate; nothing could be issued, so the start stops.</summary>
/// <param name="message">What to do.</param>
/// <param name="inner">Cause; null if there is none.</param>
internal sealed class EnrolmentException(string message, Exception? inner = null) : StartException(message, inner);
