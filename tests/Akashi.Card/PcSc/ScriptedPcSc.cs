using Akashi.Card.PcSc.Native;

namespace Akashi.Card.Tests.PcSc;

/// <summary>A card service that behaves as told, with readers but without cards that could be read.</summary>
internal sealed class ScriptedPcSc : IPcSc
{
    private readonly Lock gate = new();
    private IReadOnlyList<string> readers = ["one"];
    private int waits;

    /// <summary>What a wait does. It gets the number of the wait, from 1.</summary>
    public required Func<int, IReadOnlyList<ReaderStatus>, uint> OnWait { get; init; }

    public int Waits => Volatile.Read(ref waits);

    public IReadOnlyList<string> Readers
    {
        get
        {
            lock (gate) return readers;
        }

        set
        {
            lock (gate) readers = value;
        }
    }

    public uint Establish(out nint context)
    {
        context = 1;
        return PcScCode.Ok;
    }

    public uint Release(nint context) => PcScCode.Ok;

    public uint Cancel(nint context) => PcScCode.Ok;

    public uint ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        readers = Readers;
        return readers.Count == 0 ? PcScCode.NoReaders : PcScCode.Ok;
    }

    public uint WaitForChange(nint context, uint milliseconds, IReadOnlyList<ReaderStatus> readers) => OnWait(Interlocked.Increment(ref waits), readers);

    public uint Connect(nint context, string reader, out nint card) => throw new NotSupportedException("A watch connects to no card.");

    public uint Reconnect(nint card) => throw new NotSupportedException();

    public uint Disconnect(nint card) => throw new NotSupportedException();

    public uint Begin(nint card) => throw new NotSupportedException();

    public uint Transmit(nint card, ReadOnlySpan<byte> command, Span<byte> answer, out int length) => throw new NotSupportedException();
}
