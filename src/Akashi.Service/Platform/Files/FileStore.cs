using System.Security.Cryptography;
using Akashi.Hosting.Files;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Platform.Files;

/// <summary>
/// Holders' files in a folder, under random names and encrypted at rest: AES-256-GCM with a fresh nonce each,
/// and the id as associated data, so that two files cannot be swapped. Equal files of two holders share nothing.
/// </summary>
public sealed class FileStore
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly string folder;
    private readonly byte[] key;

    /// <summary>Opens the store; the first start makes its key.</summary>
    public FileStore(ServiceSettings settings)
    {
        folder = PrivateFolder.Make(Path.Combine(settings.Data, "files"));
        key = ReadOrMakeKey(Path.Combine(PrivateFolder.Make(Path.Combine(settings.Data, "keys")), "files.key"));
    }

    /// <summary>
    /// Writes a file completely or not at all. When this returns, the file survives
    /// a power cut, so a row that is committed afterwards never lacks its file.
    /// </summary>
    public async Task SaveAsync(Guid id, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var box = new byte[NonceSize + content.Length + TagSize];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using (var aes = new AesGcm(key, TagSize))
        {
            var (encrypted, tag) = (box.AsMemory(NonceSize, content.Length), box.AsMemory(NonceSize + content.Length));
            aes.Encrypt(box.AsSpan(0, NonceSize), content.Span, encrypted.Span, tag.Span, id.ToByteArray());
        }
        await DurableFile.WriteAsync(PathOf(id), box, ct);
    }

    /// <summary>Reads a file; null if it does not exist or was changed outside the Service.</summary>
    public async Task<byte[]?> ReadAsync(Guid id, CancellationToken ct)
    {
        if (!File.Exists(PathOf(id))) return null;
        var box = await File.ReadAllBytesAsync(PathOf(id), ct);
        if (box.Length < NonceSize + TagSize) return null;
        var content = new byte[box.Length - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize, content.Length), box.AsSpan(NonceSize + content.Length), content, id.ToByteArray());
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Removes a file, if it exists.</summary>
    public void Delete(Guid id) => File.Delete(PathOf(id));

    private string PathOf(Guid id) => Path.Combine(folder, id.ToString("n"));

    private static byte[] ReadOrMakeKey(string path)
    {
        if (!File.Exists(path)) DurableFile.WriteNew(path, RandomNumberGenerator.GetBytes(32));
        return File.ReadAllBytes(path);
    }
}
