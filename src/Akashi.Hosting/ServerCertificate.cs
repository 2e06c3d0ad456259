using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Hosting;

/// <summary>
/// The certificate that a program presents under TLS, with the intermediates that lead from it towards the root. Its files may change while the
/// program runs.
/// </summary>
internal sealed class ServerCertificate
{
    private const string CertificateKey = "Tls:Certificate";
    private const string PrivateKey = "Tls:Key";
    private const string ChainKey = "Tls:Chain";
    private readonly IReadOnlyList<string> files;
    private string taken;
    private string seen;
    private volatile SslServerAuthenticationOptions current;

    private ServerCertificate(IReadOnlyList<string> files, string content, SslStreamCertificateContext context) =>
        (this.files, taken, seen, current) = (files, content, content, OptionsOf(context));

    /// <summary>The options for a handshake that starts now.</summary>
    public SslServerAuthenticationOptions Current => current;

    /// <summary>The last day of the certificate in use.</summary>
    public DateTimeOffset End => current.ServerCertificateContext!.TargetCertificate.NotAfter;

    /// <summary>Reads Tls:Certificate (PEM; intermediates may follow), Tls:Key and Tls:Chain; null where no endpoint uses https.</summary>
    public static ServerCertificate? Read(SettingsReader reader, IReadOnlyList<Uri> endpoints)
    {
        reader.GoWith(CertificateKey, PrivateKey, ChainKey);
        var needed = endpoints.Any(e => e.Scheme == "https");
        if (reader.Text(CertificateKey) is null)
        {
            if (needed) reader.Fault(CertificateKey, "is missing; Listen is https");
            return null;
        }
        if (!needed) reader.Fault(CertificateKey, "is set, but no endpoint of Listen is https");
        string[] files = [
            reader.ExistingFile(CertificateKey), reader.ExistingFile(PrivateKey),
            .. reader.Text(ChainKey) is null ? Array.Empty<string>() : [reader.ExistingFile(ChainKey)]];
        if (!files.All(File.Exists)) return null;
        var (content, fault) = Content(files);
        if (fault is null && TryLoad(files, content, out var context, out fault)) return new ServerCertificate(files, content, context!);
        reader.Fault(CertificateKey, fault!);
        return null;
    }

    /// <summary>
    /// Checks whether the files have changed, and takes their new content. A file that has just changed is taken at the next check, because a
    /// certificate and its key are two files and are not replaced at the same instant.
    /// </summary>
    /// <param name="fault">Why the new content cannot be used. It is reported once, and the previous certificate stays.</param>
    /// <returns>Whether a new certificate was taken.</returns>
    public bool TryRenew(out string? fault)
    {
        (var content, fault) = Content(files);
        var settled = content == seen;
        var isNew = content != taken;
        seen = content;
        if (!settled || !isNew)
        {
            fault = null;
            return false;
        }
        taken = content;
        if (fault is not null || !TryLoad(files, content, out var context, out fault)) return false;
        current = OptionsOf(context!);
        return true;
    }

    private static (string Content, string? Fault) Content(IReadOnlyList<string> files)
    {
        try
        {
            return (string.Join('\0', files.Select(File.ReadAllText)), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (e.Message, e.Message);
        }
    }

    private static bool TryLoad(IReadOnlyList<string> files, string content, out SslStreamCertificateContext? context, out string? fault)
    {
        (context, fault) = (null, null);
        var texts = content.Split('\0');
        try
        {
            var others = new X509Certificate2Collection();
            others.ImportFromPem(texts[0]);
            if (others.Count == 0) fault = $"\"{files[0]}\" holds no certificate";
            else others.RemoveAt(0);
            if (texts.Length > 2) others.ImportFromPem(texts[2]);
            if (fault is null) context = Context(X509Certificate2.CreateFromPem(texts[0], texts[1]), others, out fault);
        }
        catch (ArgumentException)
        {
            fault = $"the key in \"{files[1]}\" is not that of the first certificate in \"{files[0]}\"";
        }
        catch (CryptographicException e)
        {
            fault = $"\"{string.Join("\", \"", files)}\" cannot be read as PEM of certificates and of a key without a password: {e.Message}";
        }
        return fault is null;
    }

    private static SslStreamCertificateContext Context(X509Certificate2 own, X509Certificate2Collection others, out string? fault)
    {
        var context = SslStreamCertificateContext.Create(own, others, offline: true);
        // If there are two ways to a root, one is taken; but a file without any step of a way is the wrong one.
        var steps = others.Where(c => c.SubjectName.Name != c.IssuerName.Name).ToList();
        var isStray = steps.Count > 0 && context.IntermediateCertificates.Count == 0;
        fault = isStray ? $"\"{steps[0].Subject}\" is not on the way from \"{own.Subject}\" to its root" : null;
        return context;
    }

    private static SslServerAuthenticationOptions OptionsOf(SslStreamCertificateContext context) => new()
    {
        ServerCertificateContext = context,
#pragma warning disable CA5398 // Older versions must stay disabled even where a machine's own policy is laxer.
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
#pragma warning restore CA5398
    };
}
