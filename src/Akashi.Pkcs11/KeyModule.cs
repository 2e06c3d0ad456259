using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using Net.Pkcs11Interop.HighLevelAPI.Factories;
using Net.Pkcs11Interop.HighLevelAPI.MechanismParams;

namespace Akashi.Pkcs11;

/// <summary>A module cannot be used, or does not have the key. The message says what to do.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="inner">Cause; null where there is none.</param>
public sealed class KeyModuleException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// A token of a module (PKCS #11 2.20 and later) with one signed-in session. Private keys never leave it; only signatures do. It makes one signature
/// at a time, because a session can do no more.
/// </summary>
public sealed class KeyModule : IDisposable
{
    private readonly Lock gate = new();
    private readonly IPkcs11Library library;
    private readonly ISession session;
    private readonly string token;

    // Debian has the library name that Pkcs11Interop asks for only in a development package.
    static KeyModule() => NativeLibrary.SetDllImportResolver(
        typeof(Pkcs11InteropFactories).Assembly, (name, _, _) => name == "libdl" && NativeLibrary.TryLoad("libdl.so.2", out var loaded) ? loaded : IntPtr.Zero);

    private KeyModule(IPkcs11Library library, ISession session, string token) => (this.library, this.session, this.token) = (library, session, token);

    /// <summary>Opens a token.</summary>
    /// <param name="file">The module's library, such as /usr/lib/softhsm/libsofthsm2.so.</param>
    /// <param name="token">Label of the token.</param>
    /// <param name="pin">PIN of its user.</param>
    /// <exception cref="KeyModuleException">The library cannot be loaded, there is no such token, or the PIN is wrong.</exception>
    public static KeyModule Open(string file, string token, string pin)
    {
        var factories = new Pkcs11InteropFactories();
        IPkcs11Library? library = null;
        try
        {
            library = factories.Pkcs11LibraryFactory.LoadPkcs11Library(factories, file, AppType.MultiThreaded);
            var slot = library.GetSlotList(SlotsType.WithTokenPresent).FirstOrDefault(s => s.GetTokenInfo().Label.TrimEnd() == token)
                ?? throw new KeyModuleException($"The module {file} has no token \"{token}\".");
            var session = slot.OpenSession(SessionType.ReadOnly);
            session.Login(CKU.CKU_USER, pin);
            return new KeyModule(library, session, token);
        }
        catch (Exception e) when (e is Pkcs11Exception or UnmanagedException or KeyModuleException)
        {
            library?.Dispose();
            throw e as KeyModuleException ?? new KeyModuleException($"The token \"{token}\" of the module {file} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>An EC key on P-256.</summary>
    /// <exception cref="KeyModuleException">There is no key with this label, or more than one.</exception>
    public ECDsa OpenEcdsa(string label) => new ModuleEcdsa(this, Find(CKO.CKO_PRIVATE_KEY, CKK.CKK_EC, label), EcPublicKey(label));

    /// <summary>An RSA key.</summary>
    /// <exception cref="KeyModuleException">There is no key with this label, or more than one.</exception>
    public RSA OpenRsa(string label) => new ModuleRsa(this, Find(CKO.CKO_PRIVATE_KEY, CKK.CKK_RSA, label), RsaPublicKey(label));

    /// <summary>Signs out and unloads the module. Keys opened before can no longer be used.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            session.Dispose();
            library.Dispose();
        }
    }

    internal byte[] Sign(IObjectHandle key, Func<IMechanismFactory, IMechanism> mechanism, byte[] data)
    {
        lock (gate)
        {
            try
            {
                using var made = mechanism(session.Factories.MechanismFactory);
                return session.Sign(made, key, data);
            }
            catch (Pkcs11Exception e)
            {
                throw new CryptographicException($"The token \"{token}\" did not sign: {e.RV}.", e);
            }
        }
    }

    internal IMechanismParams PssParams(CKM hash, CKG mgf, int saltLength) =>
        session.Factories.MechanismParamsFactory.CreateCkRsaPkcsPssParams((ulong)hash, (ulong)mgf, (ulong)saltLength);

    private IObjectHandle Find(CKO kind, CKK type, string label)
    {
        lock (gate)
        {
            var of = session.Factories.ObjectAttributeFactory;
            var found = session.FindAllObjects([of.Create(CKA.CKA_CLASS, kind), of.Create(CKA.CKA_KEY_TYPE, type), of.Create(CKA.CKA_LABEL, label)]);
            return found.Count == 1
                ? found[0]
                : throw new KeyModuleException(
                    $"The token \"{token}\" has {found.Count} keys \"{label}\" of the kind {type} ({kind}), where one is needed.");
        }
    }

    private ECParameters EcPublicKey(string label)
    {
        var value = Read(Find(CKO.CKO_PUBLIC_KEY, CKK.CKK_EC, label), CKA.CKA_EC_POINT)[0];
        // An OCTET STRING around an uncompressed point.
        if (value is not [0x04, 0x41, 0x04, .. { Length: 64 } point])
            throw new KeyModuleException($"The key \"{label}\" of the token \"{token}\" is not on P-256.");
        return new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[..32], Y = point[32..] } };
    }

    private RSAParameters RsaPublicKey(string label)
    {
        var values = Read(Find(CKO.CKO_PUBLIC_KEY, CKK.CKK_RSA, label), CKA.CKA_MODULUS, CKA.CKA_PUBLIC_EXPONENT);
        return new RSAParameters { Modulus = values[0], Exponent = values[1] };
    }

    private List<byte[]> Read(IObjectHandle key, params CKA[] attributes)
    {
        lock (gate)
        {
            return [.. session.GetAttributeValue(key, [.. attributes]).Select(a => a.GetValueAsByteArray())];
        }
    }
}
