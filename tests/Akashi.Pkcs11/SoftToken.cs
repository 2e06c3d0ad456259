using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Akashi.Pkcs11.Tests;

/// <summary>A SoftHSM 2 token in a separate folder, with a key of each kind.</summary>
public sealed class SoftToken : IAsyncLifetime
{
    public const string Label = "akashi";
    public const string Pin = "482915";
    private readonly Lazy<KeyModule> module = new(() => KeyModule.Open(Library, Label, Pin));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("akashi-pkcs11-");

    /// <summary>SoftHSM's library (Debian: softhsm2).</summary>
    public static string Library => "/usr/lib/softhsm/libsofthsm2.so";

    internal ECDsa Ec { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal RSA Rsa { get; } = RSA.Create(2048);

    /// <summary>A separate RSA key: one for PDFs does not sign codes.</summary>
    internal RSA Nqs { get; } = RSA.Create(2048);

    /// <summary>Opened at first use: a process signs in to a token only once.</summary>
    internal KeyModule Module => module.Value;

    public async ValueTask InitializeAsync()
    {
        var settings = Path.Combine(folder.FullName, "softhsm2.conf");
        await File.WriteAllTextAsync(settings, $"directories.tokendir = {folder.CreateSubdirectory("tokens").FullName}\nlog.level = ERROR\n");
        // The library reads the process's own environment, which the platform's copy does not change.
        Assert.Equal(0, SetEnvironment("SOFTHSM2_CONF", settings, 1));
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", settings);
        await Tool.MustRunAsync("softhsm2-util", "--init-token", "--free", "--label", Label, "--so-pin", "11223344", "--pin", Pin);
        await ImportAsync("credential", "01", Ec.ExportPkcs8PrivateKeyPem());
        await ImportAsync("document", "02", Rsa.ExportPkcs8PrivateKeyPem());
        await ImportAsync("nqs", "03", Nqs.ExportPkcs8PrivateKeyPem());
    }

    public ValueTask DisposeAsync()
    {
        if (module.IsValueCreated) module.Value.Dispose();
        Ec.Dispose();
        Rsa.Dispose();
        Nqs.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task ImportAsync(string label, string id, string pem)
    {
        var file = Path.Combine(folder.FullName, label + ".pem");
        await File.WriteAllTextAsync(file, pem);
        await Tool.MustRunAsync("softhsm2-util", "--import", file, "--token", Label, "--label", label, "--id", id, "--pin", Pin);
        File.Delete(file);
    }

#pragma warning disable SYSLIB1054, CA5392 // A generated stub would need unsafe code in a test; libc is the system's own.
    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int SetEnvironment(string name, string value, int overwrite);
#pragma warning restore SYSLIB1054, CA5392
}
