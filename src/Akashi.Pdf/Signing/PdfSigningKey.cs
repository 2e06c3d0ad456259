using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Pdf.Signing;

/// <summary>Who signs. The key may be in a hardware module: any subclass of RSA or ECDsa that can sign a hash.</summary>
/// <param name="Certificate">The signer's certificate; its private key is not used.</param>
/// <param name="Key">RSA or ECDsa, matching the certificate.</param>
/// <param name="Chain">Issuers up to the root; they are included in the signature.</param>
public sealed record PdfSigningKey(X509Certificate2 Certificate, AsymmetricAlgorithm Key, X509Certificate2Collection Chain);
