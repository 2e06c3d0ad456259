using System.Text;

namespace Akashi.Card.Emulator;

/// <summary>
/// A My Number card in software. It answers APDUs for the JPKI application and the card-surface input helper as public descriptions and OpenSC know
/// them (a subset of ISO 7816-4). Power-off forgets verification, but never the tries.
/// </summary>
/// <param name="image">The contents of the card.</param>
public sealed class SoftwareCard(CardImage image) : IEmulatedCard
{
    private const int Ok = 0x9000;
    private const int WrongLength = 0x6700;
    private const int NotVerified = 0x6982;
    private const int Locked = 0x6984;
    private const int WrongKindOfFile = 0x6981;
    private const int OutOfOrder = 0x6985;
    private const int NothingSelected = 0x6986;
    private const int WrongData = 0x6A80;
    private const int NoSuchFile = 0x6A82;
    private const int WrongParameters = 0x6A86;
    private const int OutOfFile = 0x6B00;
    private const int UnknownInstruction = 0x6D00;
    private const int UnknownClass = 0x6E00;
    private static readonly byte[] JpkiAid = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];
    private static readonly byte[] HelperAid = [0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08];
    private readonly HashSet<CardSecret> verified = [];
    private readonly HashSet<(string Application, int File)> read = [];
    private readonly Lock gate = new();
    private string application = "";
    private int file;

    /// <summary>Answer to reset by which OpenSC recognises a JPKI card.</summary>
    public ReadOnlyMemory<byte> Atr { get; } = new byte[] { 0x3B, 0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14 };

    /// <summary>Files read since the card was made: application "jpki" or "helper", and file id. For tests of what must never be read.</summary>
    public IReadOnlySet<(string Application, int File)> FilesRead => read;

    /// <inheritdoc/>
    public void PowerOff()
    {
        lock (gate)
        {
            verified.Clear();
            (application, file) = ("", 0);
        }
    }

    /// <inheritdoc/>
    public byte[] Transmit(ReadOnlySpan<byte> command)
    {
        if (!Command.TryParse(command, out var apdu)) return Status(WrongLength);
        // The reader may be emptied while a command runs.
        lock (gate) return Answer(apdu);
    }

    private byte[] Answer(Command apdu) => (apdu.Cla, apdu.Ins) switch
    {
        (0x00, 0xA4) => Select(apdu),
        (0x00, 0x20) => Verify(apdu),
        (0x00, 0xB0) => ReadBinary(apdu),
        (0x80, 0x2A) => Sign(apdu),
        (0x00 or 0x80, _) => Status(UnknownInstruction),
        _ => Status(UnknownClass),
    };

    private byte[] Select(Command apdu)
    {
        if (apdu is { P1: 0x04, P2: 0x0C })
        {
            var found = apdu.Data.AsSpan().SequenceEqual(JpkiAid) ? "jpki" : apdu.Data.AsSpan().SequenceEqual(HelperAid) ? "helper" : null;
            if (found is null) return Status(NoSuchFile);
            // Even if it is the same application: OpenSC logs out this way.
            verified.Clear();
            (application, file) = (found, 0);
            return Status(Ok);
        }
        if (apdu is not { P1: 0x02, P2: 0x0C, Data.Length: 2 }) return Status(WrongParameters);
        var id = (apdu.Data[0] << 8) | apdu.Data[1];
        if (SecretOf(id) is null && KeyOf(id) is null && ContentOf(id) is null) return Status(NoSuchFile);
        file = id;
        return Status(Ok);
    }

    private byte[] Verify(Command apdu)
    {
        if (apdu is not { P1: 0x00, P2: 0x80 }) return Status(WrongParameters);
        if (SecretOf(file) is not { } secret) return Status(OutOfOrder);
        // An empty VERIFY answers 63Cx before any try, after a correct one, and when locked: OpenSC takes anything else as a fault.
        if (apdu.Data.Length == 0) return Status(0x63C0 | secret.TriesLeft);
        if (secret.TriesLeft == 0) return Status(Locked);
        if (secret.Try(apdu.Data))
        {
            verified.Add(secret);
            return Status(Ok);
        }
        verified.Remove(secret);
        return Status(0x63C0 | secret.TriesLeft);
    }

    private byte[] ReadBinary(Command apdu)
    {
        if (file == 0) return Status(NothingSelected);
        if (ContentOf(file) is not { } content) return Status(WrongKindOfFile);
        if (GuardOf(file) is { } guard && !verified.Contains(guard)) return Status(NotVerified);
        var offset = (apdu.P1 << 8) | apdu.P2;
        if (apdu.P1 > 0x7F || offset > content.Length) return Status(OutOfFile);
        read.Add((application, file));
        var length = Math.Min(apdu.Expected, content.Length - offset);
        return [.. content.AsSpan(offset, length), 0x90, 0x00];
    }

    private byte[] Sign(Command apdu)
    {
        if (apdu is not { P1: 0x00, P2: 0x80 }) return Status(WrongParameters);
        if (KeyOf(file) is not var (key, guard)) return Status(OutOfOrder);
        if (!verified.Contains(guard)) return Status(NotVerified);
        return Signatures.TrySign(key.Key, apdu.Data, out var signature) ? [.. signature, 0x90, 0x00] : Status(WrongData);
    }

    private CardSecret? SecretOf(int id) => (application, id) switch
    {
        ("jpki", 0x0018) => image.AuthenticationPin,
        ("jpki", 0x001B) => image.SignaturePassword,
        ("helper", 0x0011) => image.HelperPin,
        _ => null,
    };

    private (CardKey Key, CardSecret Guard)? KeyOf(int id) => (application, id) switch
    {
        ("jpki", 0x0017) => (image.Authentication, image.AuthenticationPin),
        ("jpki", 0x001A) when image.Signature is { } signature => (signature, image.SignaturePassword),
        _ => null,
    };

    private byte[]? ContentOf(int id) => (application, id) switch
    {
        ("jpki", 0x0001) => image.Signature?.Certificate,
        ("jpki", 0x0002) => image.Signature?.Authority,
        ("jpki", 0x0006) => Encoding.ASCII.GetBytes("JPKIAPICCTOKEN2".PadRight(20)),
        ("jpki", 0x0008) => [(byte)(image.Signature is null ? 0x01 : 0x03)],
        ("jpki", 0x000A) => image.Authentication.Certificate,
        ("jpki", 0x000B) => image.Authentication.Authority,
        ("helper", 0x0001) => image.MyNumber,
        ("helper", 0x0002) => image.Facts,
        _ => null,
    };

    private CardSecret? GuardOf(int id) => (application, id) switch
    {
        ("jpki", 0x0001) => image.SignaturePassword,
        ("helper", _) => image.HelperPin,
        _ => null,
    };

    private static byte[] Status(int word) => [(byte)(word >> 8), (byte)(word & 0xFF)];
}
