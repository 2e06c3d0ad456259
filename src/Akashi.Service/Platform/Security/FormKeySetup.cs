using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Akashi.Service.Platform.Security;

/// <summary>Keeps the form keys in the database for all nodes, encrypted by <see cref="FormKey"/>.</summary>
internal static class FormKeySetup
{
    public static void AddFormKeys(this IServiceCollection services)
    {
        services.AddSingleton(s => FormKey.Open(s.GetRequiredService<ServiceSettings>().FormKeyFile));
        services.AddDataProtection().SetApplicationName("akashi").PersistKeysToDbContext<AkashiDb>();
        services.AddOptions<KeyManagementOptions>().Configure((KeyManagementOptions options, FormKey key) => options.XmlEncryptor = new FormKeyEncryptor(key));
    }

    /// <summary>Checks before the first form that every stored key can be decrypted.</summary>
    /// <exception cref="FormKeyException">One was encrypted with another file.</exception>
    public static void MustOpenAll(IServiceProvider services)
    {
        var file = services.GetRequiredService<FormKey>().File;
        foreach (var key in services.GetRequiredService<IKeyManager>().GetAllKeys())
        {
            try
            {
                key.CreateEncryptor();
            }
            catch (Exception e) when (e is CryptographicException or FormatException)
            {
                throw new FormKeyException(
                    $"The keys of forms in the database were encrypted by another file than \"{file}\". Copy the file of the node that is running, or "
                        + "put back the one of before. Where it is lost: delete all rows of the table data_protection_keys; whoever has a form open has "
                        + "to load it again.",
                    e);
            }
        }
    }
}

/// <summary>Encrypts a form key before it is stored.</summary>
internal sealed class FormKeyEncryptor(FormKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var bytes = key.Encrypt(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new EncryptedXmlInfo(new XElement("encrypted", Convert.ToBase64String(bytes)), typeof(FormKeyDecryptor));
    }
}

/// <summary>Decrypts a stored form key. The framework creates it by its type name.</summary>
/// <param name="services">Provides the key.</param>
internal sealed class FormKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<FormKey>().Decrypt(Convert.FromBase64String(encryptedElement.Value))));
}
