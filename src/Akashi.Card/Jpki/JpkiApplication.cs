using Akashi.Card.Transport;

namespace Akashi.Card.Jpki;

/// <summary>One of the card's two keys.</summary>
public enum JpkiKey
{
    /// <summary>利用者証明用: for signing in; 4-digit PIN, 3 tries.</summary>
    Authentication,

    /// <summary>署名用: for signing documents; password of 6 to 16 characters A-Z and 0-9, 5 tries.</summary>
    Signature,
}

/// <summary>
/// The JPKI application of a My Number card (公的個人認証AP). Before asking for a secret, ask which certificates the card has, so that no try is wasted.
/// </summary>
public sealed class JpkiApplication
{
    internal static readonly byte[] Aid = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];
    private readonly CardFiles files;

    private JpkiApplication(CardFiles files) => this.files = files;

    /// <summary>Selects the application.</summary>
    /// <returns>The application, <see cref="CardFault.WrongCard"/> or <see cref="CardFault.Removed"/>.</returns>
    public static async Task<CardResult<JpkiApplication>> SelectAsync(ICardChannel channel, CancellationToken ct)
    {
        var files = new CardFiles(channel);
        var fault = await files.SelectApplicationAsync(Aid, ct).ConfigureAwait(false);
        return fault is null ? new CardResult<JpkiApplication>(new JpkiApplication(files), null) : new CardResult<JpkiApplication>(null, fault);
    }

    /// <summary>Whether the card has a signature certificate (EF 0008).</summary>
    public async Task<CardResult<bool>> HasSignatureAsync(CancellationToken ct)
    {
        var read = await files.ReadPlainAsync(0x0008, 1, ct).ConfigureAwait(false);
        return read.Fault is not null ? read.As<bool>() : new CardResult<bool>(read.Value is [var bits, ..] && (bits & 0x02) != 0, null);
    }

    /// <summary>Tries left for a key's secret; 0 means locked.</summary>
    public Task<CardResult<int>> TriesLeftAsync(JpkiKey key, CancellationToken ct) => files.TriesLeftAsync(PinFile(key), ct);

    /// <summary>Verifies the PIN or password of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="secret">ASCII; the caller clears it.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>True, or <see cref="CardFault.WrongPin"/> with tries left, or <see cref="CardFault.Locked"/>.</returns>
    public Task<CardResult<bool>> VerifyAsync(JpkiKey key, ReadOnlyMemory<byte> secret, CancellationToken ct) => files.VerifyAsync(PinFile(key), secret, ct);

    /// <summary>
    /// Reads the certificate of a key, DER. The authentication certificate needs no secret; the signature certificate can be read only after its
    /// password was verified.
    /// </summary>
    public Task<CardResult<byte[]>> ReadCertificateAsync(JpkiKey key, CancellationToken ct) =>
        files.ReadValueAsync(key == JpkiKey.Authentication ? 0x000A : 0x0001, ct);

    /// <summary>Signs a SHA-256 digest by PKCS#1 v1.5. The key's secret must have been verified.</summary>
    /// <param name="key">The key.</param>
    /// <param name="digest">32 bytes.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The signature, as long as the key's modulus.</returns>
    public async Task<CardResult<byte[]>> SignAsync(JpkiKey key, ReadOnlyMemory<byte> digest, CancellationToken ct)
    {
        var fault = await files.SelectFileAsync(key == JpkiKey.Authentication ? 0x0017 : 0x001A, ct).ConfigureAwait(false);
        if (fault is not null) return new CardResult<byte[]>(null, fault);
        return await files.SendAsync(Apdu.Sign(DigestInfo.OfSha256(digest.Span)), ct).ConfigureAwait(false) switch
        {
            null => new CardResult<byte[]>(null, CardFault.Removed),
            { IsOk: true, Data.Length: >= 256 } answer => new CardResult<byte[]>(answer.Data, null),
            _ => new CardResult<byte[]>(null, CardFault.Unexpected),
        };
    }

    private static int PinFile(JpkiKey key) => key == JpkiKey.Authentication ? 0x0018 : 0x001B;
}
