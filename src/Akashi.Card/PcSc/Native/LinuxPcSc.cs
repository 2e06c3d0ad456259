using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Akashi.Card.PcSc.Native;

/// <summary>pcsc-lite: numbers and handles are C longs, as wide as a pointer; names are UTF-8.</summary>
internal sealed partial class LinuxPcSc : IPcSc
{
    private const string Library = "libpcsclite.so.1";

    public uint Establish(out nint context) => Code(SCardEstablishContext(PcScCode.ScopeSystem, 0, 0, out context));

    public uint Release(nint context) => Code(SCardReleaseContext(context));

    public uint Cancel(nint context) => Code(SCardCancel(context));

    public uint ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        readers = [];
        nuint length = 0;
        if (Code(SCardListReaders(context, 0, [], ref length)) is var code and not PcScCode.Ok) return code;
        var names = new byte[checked((int)length)];
        code = Code(SCardListReaders(context, 0, names, ref length));
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
            var code = Code(SCardGetStatusChange(context, milliseconds, states, (nuint)states.Length));
            for (var i = 0; i < states.Length; i++) readers[i].Now = unchecked((uint)states[i].Now);
            return code;
        }
        finally
        {
            foreach (var state in states) Marshal.FreeCoTaskMem(state.Name);
        }
    }

    public uint Connect(nint context, string reader, out nint card) =>
        Code(SCardConnect(context, reader, PcScCode.ShareShared, PcScCode.ProtocolT1, out card, out _));

    public uint Reconnect(nint card) => Code(SCardReconnect(card, PcScCode.ShareShared, PcScCode.ProtocolT1, PcScCode.LeaveCard, out _));

    public uint Disconnect(nint card) => Code(SCardDisconnect(card, PcScCode.ResetCard));

    public uint Begin(nint card) => Code(SCardBeginTransaction(card));

    public uint Transmit(nint card, ReadOnlySpan<byte> command, Span<byte> answer, out int length)
    {
        var protocol = new IoRequest { Protocol = PcScCode.ProtocolT1, Length = (nuint)Unsafe.SizeOf<IoRequest>() };
        var received = (nuint)answer.Length;
        var code = Code(SCardTransmit(card, in protocol, command, (nuint)command.Length, 0, answer, ref received));
        length = checked((int)received);
        return code;
    }

    private static uint Code(nint result) => unchecked((uint)result);

    [LibraryImport(Library)]
    private static partial nint SCardEstablishContext(nuint scope, nint reserved, nint reservedToo, out nint context);

    [LibraryImport(Library)]
    private static partial nint SCardReleaseContext(nint context);

    [LibraryImport(Library)]
    private static partial nint SCardCancel(nint context);

    [LibraryImport(Library)]
    private static partial nint SCardListReaders(nint context, nint groups, Span<byte> readers, ref nuint length);

    [LibraryImport(Library)]
    private static partial nint SCardGetStatusChange(nint context, nuint milliseconds, Span<ReaderState> readers, nuint count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint SCardConnect(nint context, string reader, nuint share, nuint protocols, out nint card, out nuint protocol);

    [LibraryImport(Library)]
    private static partial nint SCardReconnect(nint card, nuint share, nuint protocols, nuint initialization, out nuint protocol);

    [LibraryImport(Library)]
    private static partial nint SCardDisconnect(nint card, nuint disposition);

    [LibraryImport(Library)]
    private static partial nint SCardBeginTransaction(nint card);

    [LibraryImport(Library)]
    private static partial nint SCardTransmit(
        nint card, in IoRequest protocol, ReadOnlySpan<byte> command, nuint commandLength, nint receivedProtocol, Span<byte> answer,
        ref nuint answerLength);

    /// <summary>SCARD_IO_REQUEST: 16 bytes on 64-bit systems.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct IoRequest
    {
        public nuint Protocol;
        public nuint Length;
    }

    /// <summary>SCARD_READERSTATE: 80 bytes on 64-bit systems.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ReaderState
    {
        public nint Name;
        public nint UserData;
        public nuint Known;
        public nuint Now;
        public nuint AtrLength;
        public Atr Atr;
    }

    [InlineArray(33)]
    internal struct Atr
    {
        private byte first;
    }
}
