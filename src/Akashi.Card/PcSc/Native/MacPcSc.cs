using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Akashi.Card.PcSc.Native;

/// <summary>PCSC.framework: numbers and handles are 32 bits wide, SCARD_READERSTATE is packed; names are UTF-8.</summary>
internal sealed partial class MacPcSc : IPcSc
{
    private const string Library = "/System/Library/Frameworks/PCSC.framework/PCSC";

    public uint Establish(out nint context)
    {
        var code = Code(SCardEstablishContext(PcScCode.ScopeSystem, 0, 0, out var handle));
        context = handle;
        return code;
    }

    public uint Release(nint context) => Code(SCardReleaseContext((int)context));

    public uint Cancel(nint context) => Code(SCardCancel((int)context));

    public uint ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        readers = [];
        uint length = 0;
        if (Code(SCardListReaders((int)context, 0, [], ref length)) is var code and not PcScCode.Ok) return code;
        var names = new byte[checked((int)length)];
        code = Code(SCardListReaders((int)context, 0, names, ref length));
        if (code == PcScCode.Ok) readers = PcScSystem.Split(Encoding.UTF8.GetString(names));
        return code;
    }

    public uint WaitForChange(nint context, uint milliseconds, IReadOnlyList<ReaderStatus> readers)
    {
        var states = new ReaderState[readers.Count];
        try
        {
            for (var i = 0; i < states.Length; i++)
                states[i] = new ReaderState { Name = Marshal.StringToCoTaskMemUTF8(readers[i].Name), Known = readers[i].Known };
            var code = Code(SCardGetStatusChange((int)context, milliseconds, states, (uint)states.Length));
            for (var i = 0; i < states.Length; i++) readers[i].Now = states[i].Now;
            return code;
        }
        finally
        {
            foreach (var state in states) Marshal.FreeCoTaskMem(state.Name);
        }
    }

    public uint Connect(nint context, string reader, out nint card)
    {
        var code = Code(SCardConnect((int)context, reader, PcScCode.ShareShared, PcScCode.ProtocolT1, out var handle, out _));
        card = handle;
        return code;
    }

    public uint Reconnect(nint card) => Code(SCardReconnect((int)card, PcScCode.ShareShared, PcScCode.ProtocolT1, PcScCode.LeaveCard, out _));

    public uint Disconnect(nint card) => Code(SCardDisconnect((int)card, PcScCode.ResetCard));

    public uint Begin(nint card) => Code(SCardBeginTransaction((int)card));

    public uint Transmit(nint card, ReadOnlySpan<byte> command, Span<byte> answer, out int length)
    {
        var protocol = new IoRequest { Protocol = PcScCode.ProtocolT1, Length = (uint)Unsafe.SizeOf<IoRequest>() };
        var received = (uint)answer.Length;
        var code = Code(SCardTransmit((int)card, in protocol, command, (uint)command.Length, 0, answer, ref received));
        length = checked((int)received);
        return code;
    }

    private static uint Code(int result) => unchecked((uint)result);

    [LibraryImport(Library)]
    private static partial int SCardEstablishContext(uint scope, nint reserved, nint reservedToo, out int context);

    [LibraryImport(Library)]
    private static partial int SCardReleaseContext(int context);

    [LibraryImport(Library)]
    private static partial int SCardCancel(int context);

    [LibraryImport(Library)]
    private static partial int SCardListReaders(int context, nint groups, Span<byte> readers, ref uint length);

    [LibraryImport(Library)]
    private static partial int SCardGetStatusChange(int context, uint milliseconds, Span<ReaderState> readers, uint count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SCardConnect(int context, string reader, uint share, uint protocols, out int card, out uint protocol);

    [LibraryImport(Library)]
    private static partial int SCardReconnect(int card, uint share, uint protocols, uint initialization, out uint protocol);

    [LibraryImport(Library)]
    private static partial int SCardDisconnect(int card, uint disposition);

    [LibraryImport(Library)]
    private static partial int SCardBeginTransaction(int card);

    [LibraryImport(Library)]
    private static partial int SCardTransmit(
        int card, in IoRequest protocol, ReadOnlySpan<byte> command, uint commandLength, nint receivedProtocol, Span<byte> answer,
        ref uint answerLength);

    /// <summary>SCARD_IO_REQUEST: 8 bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct IoRequest
    {
        public uint Protocol;
        public uint Length;
    }

    /// <summary>SCARD_READERSTATE: 61 bytes.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    internal struct ReaderState
    {
        public nint Name;
        public nint UserData;
        public uint Known;
        public uint Now;
        public uint AtrLength;
        public Atr Atr;
    }

    [InlineArray(33)]
    internal struct Atr
    {
        private byte first;
    }
}
