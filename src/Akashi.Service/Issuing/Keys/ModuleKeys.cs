using System.Security.Cryptography;
using Akashi.Hosting;
using Akashi.Pkcs11;

namespace Akashi.Service.Issuing.Keys;

/// <summary>A key in a module cannot be used; nothing could be issued, so the start stops.</summary>
/// <param name="cause">The module's error.</param>
internal sealed class ModuleKeyException(KeyModuleException cause) : StartException(cause.Message + " See Issuing:Module.", cause);

/// <summary>
/// The issuer's keys that never leave a module, as chosen in the settings. The
/// operator makes them with the module's own tools; the Service never does.
/// </summary>
/// <param name="settings">The module, if there is one.</param>
internal sealed class ModuleKeys(IssuingSettings settings) : IDisposable
{
    private readonly Lazy<KeyModule?> module = new(() => Open(settings.Module));

    /// <summary>Opens the key with a label; null if the purpose is not one of the module's.</summary>
    /// <param name="purpose">What the key is for.</param>
    /// <param name="label">Label in the token.</param>
    /// <exception cref="ModuleKeyException">The module cannot be used, or has no such key.</exception>
    public AsymmetricAlgorithm? Find(KeyPurpose purpose, string label)
    {
        if (settings.Module?.Purposes.Contains(purpose) != true) return null;
        try
        {
            if (module.Value is not { } opened) return null;
            return purpose.IsRsa() ? opened.OpenRsa(label) : opened.OpenEcdsa(label);
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
