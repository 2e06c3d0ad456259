using Akashi.Card.Transport;

namespace Akashi.Card;

/// <summary>What both applications on the card have in common: selecting, verifying a secret, reading a file in steps.</summary>
/// <param name="channel">The powered card.</param>
internal sealed class CardFiles(ICardChannel channel)
{
    private const int Step = 256;
    private const int LongestFile = 16 * 1024;

    public async Task<CardFault?> SelectApplicationAsync(ReadOnlyMemory<byte> aid, CancellationToken ct) =>
        await SendAsync(Apdu.SelectApplication(aid.Span), ct).ConfigureAwait(false) switch
        {
            null => CardFault.Removed,
            { IsOk: true } => null,
            _ => CardFault.WrongCard,
        };

    public async Task<CardFault?> SelectFileAsync(int id, CancellationToken ct) =>
        await SendAsync(Apdu.SelectFile(id), ct).ConfigureAwait(false) switch
        {
            null => CardFault.Removed,
            { IsOk: true } => null,
            _ => CardFault.WrongCard,
        };

    /// <summary>Tries left for the secret in a file, asked by an empty VERIFY, which costs no try.</summary>
    public async Task<CardResult<int>> TriesLeftAsync(int pinFile, CancellationToken ct)
    {
        if (await SelectFileAsync(pinFile, ct).ConfigureAwait(false) is { } fault) return new CardResult<int>(0, fault);
        return await SendAsync(Apdu.TriesLeft(), ct).ConfigureAwait(false) switch
        {
            null => new CardResult<int>(0, CardFault.Removed),
            { Status: 0x6984 } => new CardResult<int>(0, null),
            { } answer when (answer.Status & 0xFFF0) == 0x63C0 => new CardResult<int>(answer.Status & 0x0F, null),
            _ => new CardResult<int>(0, CardFault.Unexpected),
        };
    }

    /// <summary>Verifies a secret. The command that contained it is cleared.</summary>
    public async Task<CardResult<bool>> VerifyAsync(int pinFile, ReadOnlyMemory<byte> secret, CancellationToken ct)
    {
        if (await SelectFileAsync(pinFile, ct).ConfigureAwait(false) is { } fault) return new CardResult<bool>(false, fault);
        var command = Apdu.Verify(secret.Span);
        try
        {
            return await SendAsync(command, ct).ConfigureAwait(false) switch
            {
                null => new CardResult<bool>(false, CardFault.Removed),
                { IsOk: true } => new CardResult<bool>(true, null),
                { Status: 0x6984 or 0x63C0 } => new CardResult<bool>(false, CardFault.Locked, 0),
                { } answer when (answer.Status & 0xFFF0) == 0x63C0 => new CardResult<bool>(false, CardFault.WrongPin, answer.Status & 0x0F),
                _ => new CardResult<bool>(false, CardFault.Unexpected),
            };
        }
        finally
        {
            Array.Clear(command);
        }
    }

    /// <summary>Reads a file that holds one TLV value: first its head, then the rest in steps of 256 bytes.</summary>
    public async Task<CardResult<byte[]>> ReadValueAsync(int id, CancellationToken ct)
    {
        if (await SelectFileAsync(id, ct).ConfigureAwait(false) is { } fault) return new CardResult<byte[]>(null, fault);
        var head = await ReadAsync(0, 7, ct).ConfigureAwait(false);
        if (head.Fault is not null) return head;
        if (!TlvReader.TryHead(head.Value, out _, out var size, out var length) || size + length > LongestFile)
            return new CardResult<byte[]>(null, CardFault.Unexpected);
        var bytes = new byte[size + length];
        for (var offset = 0; offset < bytes.Length;)
        {
            var part = await ReadAsync(offset, Math.Min(Step, bytes.Length - offset), ct).ConfigureAwait(false);
            if (part.Fault is not null) return part;
            if (part.Value!.Length == 0 || part.Value.Length > bytes.Length - offset) return new CardResult<byte[]>(null, CardFault.Unexpected);
            part.Value.CopyTo(bytes, offset);
            offset += part.Value.Length;
        }
        return new CardResult<byte[]>(bytes, null);
    }

    /// <summary>Reads the first bytes of an unstructured file.</summary>
    public async Task<CardResult<byte[]>> ReadPlainAsync(int id, int length, CancellationToken ct) =>
        await SelectFileAsync(id, ct).ConfigureAwait(false) is { } fault
            ? new CardResult<byte[]>(null, fault)
            : await ReadAsync(0, length, ct).ConfigureAwait(false);

    public async Task<Answer?> SendAsync(ReadOnlyMemory<byte> command, CancellationToken ct) =>
        Answer.From(await channel.TransmitAsync(command, ct).ConfigureAwait(false));

    private async Task<CardResult<byte[]>> ReadAsync(int offset, int length, CancellationToken ct) =>
        await SendAsync(Apdu.ReadBinary(offset, length), ct).ConfigureAwait(false) switch
        {
            null => new CardResult<byte[]>(null, CardFault.Removed),
            { IsOk: true } answer => new CardResult<byte[]>(answer.Data, null),
            _ => new CardResult<byte[]>(null, CardFault.Unexpected),
        };
}
