using System.Security.Cryptography;
using Akashi.Hosting;
using Akashi.Pkcs11;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Keys;

/// <summary>A key in a module cannot be used; nothing can be issued, so the start stops.</summary>
/// <param name="cause">What the module said.</param>
internal sealed class ModuleKeyException(KeyModuleException cause) : StartException(cause.Message + " See Issuing:Module.", cause);

/// <summary>Issuer's keys that stay in a module: which ones, the settings say. Made by the operator in the module's own way, never by the service.</summary>
/// <param name="settings">Whether there is a module.</param>
internal sealed class ModuleKeys(ServiceSettings settings) : IDisposable
{
    private readonly Lazy<KeyModule?> module = new(() => Open(settings.KeyModule));

    /// <summary>The key of a label; null where it is no module's.</summary>
    /// <param name="purpose">The purpose in small letters, as the settings name it.</param>
    /// <param name="label">Label in the token.</param>
    /// <param name="rsa">Whether it is an RSA key; else EC on P-256.</param>
    /// <exception cref="ModuleKeyException">The module cannot be used, or has no such key.</exception>
    public AsymmetricAlgorithm? Find(string purpose, string label, bool rsa)
    {
        if (settings.KeyModule?.Purposes.Contains(purpose) != true) return null;
        try
        {
            return rsa ? module.Value!.OpenRsa(label) : module.Value!.OpenEcdsa(label);
        }
        catch (KeyModuleException e)
        {
            throw new ModuleKeyException(e);
        }
    }

    public void Dispose()
    {
        if (module.IsValueCreated) module.Value?.Dispose();
    }

    private static KeyModule? Open(KeyModuleSettings? settings) =>
        settings is null ? null : KeyModule.Open(settings.Library, settings.Token, File.ReadAllText(settings.PinFile).Trim());
}
