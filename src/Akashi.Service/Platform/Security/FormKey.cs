using System.Security.Cryptography;
using Akashi.Hosting;
using Akashi.Hosting.Files;

namespace Akashi.Service.Platform.Security;

/// <summary>The file with the key that protects the form keys cannot be used, or is not the file used before.</summary>
internal sealed class FormKeyException(string message, Exception? inner = null) : StartException(message, inner);

/// <summary>
/// Encrypts the form keys (ASP.NET Core's data protection) in the database, so that nobody who reads the database or a backup of it can forge a
/// form's token. The key is 32 random bytes in a file of mode 0600; all nodes of one Service have the same file.
/// </summary>
internal sealed class FormKey
{
    /// <summary>Length of the key in bytes: AES-256.</summary>
    private const int Length = 32;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly byte[] key;

    private FormKey(string file, byte[] key) => (File, this.key) = (file, key);

    /// <summary>Path of the file.</summary>
    public string File { get; }

    /// <summary>Reads the file, and makes it if there is none.</summary>
    /// <exception cref="FormKeyException">Others can read the file, or it does not contain such a key.</exception>
    public static FormKey Open(string file)
    {
        if (!System.IO.File.Exists(file)) Make(file);
        if (!OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
            throw new FormKeyException($"\"{file}\" can be read by other users of this machine. Close it with: chmod 600 \"{file}\"");
        try
        {
            var key = Convert.FromBase64String(System.IO.File.ReadAllText(file).Trim());
            return key.Length == Length ? new FormKey(file, key) : throw new FormatException($"it holds {key.Length} bytes");
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new FormKeyException(
                $"\"{file}\" is no key of {Length} bytes in Base64: {e.Message} Put back the file of before. Where it is lost: delete it, and all rows of "
                    + "the table data_protection_keys; whoever has a form open has to load it again.",
                e);
        }
    }

    /// <summary>Encrypts with AES-256-GCM.</summary>
    /// <returns>A nonce of 12 bytes, a tag of 16, then the ciphertext.</returns>
    public byte[] Encrypt(ReadOnlySpan<byte> plain)
    {
        var (nonceLength, tagLength) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var all = new byte[nonceLength + tagLength + plain.Length];
        var nonce = all.AsSpan(0, nonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, tagLength);
        aes.Encrypt(nonce, plain, all.AsSpan(nonceLength + tagLength), all.AsSpan(nonceLength, tagLength));
        return all;
    }

    /// <summary>Decrypts the output of <see cref="Encrypt"/>.</summary>
    /// <exception cref="CryptographicException">It was encrypted with another key, or has been changed.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> all)
    {
        var (nonceLength, tagLength) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        if (all.Length < nonceLength + tagLength) throw new CryptographicException("It is too short.");
        var plain = new byte[all.Length - nonceLength - tagLength];
        using var aes = new AesGcm(key, tagLength);
        aes.Decrypt(all[..nonceLength], all[(nonceLength + tagLength)..], all.Slice(nonceLength, tagLength), plain);
        return plain;
    }

    // Two programs may start on one folder at the same time; the file made first counts.
    private static void Make(string file)
    {
        PrivateFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file))!);
        try
        {
            DurableFile.WriteNew(file, System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) + "\n"));
        }
        catch (IOException e) when (!System.IO.File.Exists(file))
        {
            throw new FormKeyException($"\"{file}\" cannot be written: {e.Message}", e);
        }
        catch (IOException)
        {
            // Another program has just made it.
        }
    }
}
