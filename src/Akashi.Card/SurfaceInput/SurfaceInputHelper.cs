using System.Globalization;
using System.Text;
using Akashi.Card.Transport;

namespace Akashi.Card.SurfaceInput;

/// <summary>The 4 basic facts as stored on the card.</summary>
/// <param name="Name">Name.</param>
/// <param name="Address">Address.</param>
/// <param name="BirthDate">YYYYMMDD.</param>
/// <param name="Sex">'1', '2' or '9' (ISO 5218).</param>
public sealed record CardFacts(string Name, string Address, string BirthDate, string Sex);

/// <summary>
/// The card-surface input helper (券面事項入力補助AP). Only EF 0002, the 4 facts, is read. EF 0001 holds the My Number, which no one here may know.
/// </summary>
public sealed class SurfaceInputHelper
{
    private const int FactsFile = 0x0002;
    private const int PinFile = 0x0011;
    private static readonly byte[] Aid = [0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08];
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private readonly CardFiles files;

    private SurfaceInputHelper(CardFiles files) => this.files = files;

    /// <summary>Selects the application.</summary>
    public static async Task<CardResult<SurfaceInputHelper>> SelectAsync(ICardChannel channel, CancellationToken ct)
    {
        var files = new CardFiles(channel);
        var fault = await files.SelectApplicationAsync(Aid, ct).ConfigureAwait(false);
        return fault is null ? new CardResult<SurfaceInputHelper>(new SurfaceInputHelper(files), null) : new CardResult<SurfaceInputHelper>(null, fault);
    }

    /// <summary>Tries left for the PIN; 0 means locked.</summary>
    public Task<CardResult<int>> TriesLeftAsync(CancellationToken ct) => files.TriesLeftAsync(PinFile, ct);

    /// <summary>Verifies the 4-digit PIN.</summary>
    public Task<CardResult<bool>> VerifyAsync(ReadOnlyMemory<byte> pin, CancellationToken ct) => files.VerifyAsync(PinFile, pin, ct);

    /// <summary>Reads the 4 facts. The PIN must have been verified.</summary>
    public async Task<CardResult<CardFacts>> ReadFactsAsync(CancellationToken ct)
    {
        var read = await files.ReadValueAsync(FactsFile, ct).ConfigureAwait(false);
        if (read.Fault is not null) return read.As<CardFacts>();
        return TryParse(read.Value, out var facts) ? new CardResult<CardFacts>(facts, null) : new CardResult<CardFacts>(null, CardFault.Unexpected);
    }

    /// <summary>FF20 { DF21 header, DF22 name, DF23 address, DF24 birth date, DF25 sex }, each exactly once.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> bytes, out CardFacts facts)
    {
        facts = null!;
        var outer = new TlvReader(bytes);
        if (!outer.TryRead(out var tag, out var body) || tag != 0xFF20 || !outer.IsAtEnd) return false;
        var found = new Dictionary<int, string>();
        var inner = new TlvReader(body);
        while (!inner.IsAtEnd)
        {
            if (!inner.TryRead(out tag, out var value)) return false;
            if (tag == 0xDF21) continue;
            if (!TryText(value, out var text) || !found.TryAdd(tag, text)) return false;
        }
        if (found.Count != 4 || !found.TryGetValue(0xDF22, out var name) || !found.TryGetValue(0xDF23, out var address)
            || !found.TryGetValue(0xDF24, out var birth) || !found.TryGetValue(0xDF25, out var sex)) return false;
        if (name.Length == 0 || address.Length == 0 || sex is not ("1" or "2" or "9")) return false;
        if (!DateOnly.TryParseExact(birth, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return false;
        facts = new CardFacts(name, address, birth, sex);
        return true;
    }

    private static bool TryText(ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = Strict.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }
}
