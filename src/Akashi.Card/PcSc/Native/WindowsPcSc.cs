using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akashi.Card.PcSc.Native;

/// <summary>winscard.dll: numbers are 32 bits wide, handles as wide as a pointer; names are UTF-16 (the W functions).</summary>
internal sealed partial class WindowsPcSc : IPcSc
{
    private const string Library = "winscard.dll";

    public uint Establish(out nint context) => Code(SCardEstablishContext(PcScCode.ScopeSystem, 0, 0, out context));

    public uint Release(nint context) => Code(SCardReleaseContext(context));

    public uint Cancel(nint context) => Code(SCardCancel(context));

    public uint ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        readers = [];
        uint length = 0;
        if (Code(SCardListReadersW(context, 0, [], ref length)) is var code and not PcScCode.Ok) return code;
        var names = new char[checked((int)length)];
        code = Code(SCardListReadersW(context, 0, names, ref length));
        if (code == PcScCode.Ok) readers = PcScSystem.Split(new string(names));
        return code;
    }

    public uint WaitForChange(nint context, uint milliseconds, IReadOnlyList<ReaderStatus> readers)
    {
        var states = new ReaderState[readers.Count];
        try
        {
            for (var i = 0; i < states.Length; i++)
                states[i] = new ReaderState { Name = Marshal.StringToCoTaskMemUni(readers[i].Name), Known = readers[i].Known };
            var code = Code(SCardGetStatusChangeW(context, milliseconds, states, (uint)states.Length));
            for (var i = 0; i < states.Length; i++) readers[i].Now = states[i].Now;
            return code;
        }
        finally
        {
            foreach (var state in states) Marshal.FreeCoTaskMem(state.Name);
        }
    }

    public uint Connect(nint context, string reader, out nint card) =>
        Code(SCardConnectW(context, reader, PcScCode.ShareShared, PcScCode.ProtocolT1, out card, out _));

    public uint Reconnect(nint card) => Code(SCardReconnect(card, PcScCode.ShareShared, PcScCode.ProtocolT1, PcScCode.LeaveCard, out _));

    public uint Disconnect(nint card) => Code(SCardDisconnect(card, PcScCode.ResetCard));

    public uint Begin(nint card) => Code(SCardBeginTransaction(card));

    public uint Transmit(nint card, ReadOnlySpan<byte> command, Span<byte> answer, out int length)
    {
        var protocol = new IoRequest { Protocol = PcScCode.ProtocolT1, Length = (uint)Unsafe.SizeOf<IoRequest>() };
        var received = (uint)answer.Length;
        var code = Code(SCardTransmit(card, in protocol, command, (uint)command.Length, 0, answer, ref received));
        length = checked((int)received);
        return code;
    }

    private static uint Code(int result) => unchecked((uint)result);

    [LibraryImport(Library)]
    private static partial int SCardEstablishContext(uint scope, nint reserved, nint reservedToo, out nint context);

    [LibraryImport(Library)]
    private static partial int SCardReleaseContext(nint context);

    [LibraryImport(Library)]
    private static partial int SCardCancel(nint context);

    [LibraryImport(Library)]
    private static partial int SCardListReadersW(nint context, nint groups, Span<char> readers, ref uint length);

    [LibraryImport(Library)]
    private static partial int SCardGetStatusChangeW(nint context, uint milliseconds, Span<ReaderState> readers, uint count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    private static partial int SCardConnectW(nint context, string reader, uint share, uint protocols, out nint card, out uint protocol);

    [LibraryImport(Library)]
    private static partial int SCardReconnect(nint card, uint share, uint protocols, uint initialization, out uint protocol);

    [LibraryImport(Library)]
    private static partial int SCardDisconnect(nint card, uint disposition);

    [LibraryImport(Library)]
    private static partial int SCardBeginTransaction(nint card);

    [LibraryImport(Library)]
    private static partial int SCardTransmit(
        nint card, in IoRequest protocol, ReadOnlySpan<byte> command, uint commandLength, nint receivedProtocol, Span<byte> answer,
        ref uint answerLength);

    /// <summary>SCARD_IO_REQUEST: 8 bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct IoRequest
    {
        public uint Protocol;
        public uint Length;
    }

    /// <summary>SCARD_READERSTATE: 64 bytes on 64-bit systems.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ReaderState
    {
        public nint Name;
        public nint UserData;
        public uint Known;
        public uint Now;
        public uint AtrLength;
        public Atr Atr;
    }

    [InlineArray(36)]
    internal struct Atr
    {
        private byte first;
    }
}
