using System.Buffers.Binary;
using System.Net.Sockets;

namespace Akashi.Card.Emulator;

/// <summary>The frames of vsmartcard's virtual reader: two bytes of length, big-endian, then a control byte or an APDU.</summary>
internal static class Frames
{
    private const byte AskAtr = 4;

    // From netinet/tcp.h on Linux; .NET has no name for it.
    private const int Tcp = 6;
    private const int QuickAck = 12;

    /// <summary>Reads the next body; null where the other side has closed.</summary>
    public static async Task<byte[]?> ReadAsync(NetworkStream stream, CancellationToken ct)
    {
        var head = new byte[2];
        AnswerAtOnce(stream.Socket);
        if (await stream.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, ct) < 2) return null;
        var body = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
        AnswerAtOnce(stream.Socket);
        await stream.ReadExactlyAsync(body, ct);
        return body;
    }

    public static async Task WriteAsync(NetworkStream stream, byte[] body, CancellationToken ct)
    {
        var frame = new byte[2 + body.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, checked((ushort)body.Length));
        body.CopyTo(frame, 2);
        await stream.WriteAsync(frame, ct);
    }

    /// <summary>Whether a body is a control byte. If so, it is carried out; the answer is null where none is to be sent.</summary>
    public static bool TryControl(byte[] body, IEmulatedCard? card, out byte[]? answer)
    {
        answer = null;
        if (body.Length != 1) return false;
        if (body[0] == AskAtr) answer = card?.Atr.ToArray() ?? [];
        else card?.PowerOff();
        return true;
    }

    // The driver sends length and body separately and waits for each to be acknowledged. Without this, a command takes 40 ms longer.
    private static void AnswerAtOnce(Socket socket)
    {
        if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(Tcp, QuickAck, [1, 0, 0, 0]);
    }
}
