using Akashi.Card.PcSc.Native;

namespace Akashi.Card.PcSc;

/// <summary>A connection to the system's card service. It is for one thread at a time, except for <see cref="Cancel"/>.</summary>
internal sealed class PcScContext : IDisposable
{
    private readonly IPcSc system;
    private readonly nint handle;

    private PcScContext(IPcSc system, nint handle) => (this.system, this.handle) = (system, handle);

    /// <summary>Opens a connection; null where the system has no PC/SC or its service does not run.</summary>
    public static PcScContext? Open() => PcScSystem.Current is { } system ? Open(system) : null;

    /// <summary>The same with one implementation.</summary>
    public static PcScContext? Open(IPcSc system)
    {
        try
        {
            return system.Establish(out var handle) == PcScCode.Ok ? new PcScContext(system, handle) : null;
        }
        catch (DllNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Names of all readers; null where the service does not answer.</summary>
    public IReadOnlyList<string>? Readers() => system.ListReaders(handle, out var readers) switch
    {
        PcScCode.Ok => readers,
        PcScCode.NoReaders => [],
        _ => null,
    };

    /// <summary>Names of the readers that contain a card; null where there is no reader.</summary>
    public IReadOnlyList<string>? ReadersWithCard()
    {
        if (Readers() is not { Count: > 0 } names) return null;
        ReaderStatus[] states = [.. names.Select(n => new ReaderStatus(n))];
        return WaitForChange(0, states) == PcScCode.Ok ? [.. states.Where(s => (s.Now & PcScCode.StatePresent) != 0).Select(s => s.Name)] : [];
    }

    public uint WaitForChange(uint milliseconds, IReadOnlyList<ReaderStatus> readers) => system.WaitForChange(handle, milliseconds, readers);

    /// <summary>
    /// Connects to the card in a reader, and keeps other programs out until the channel is disposed. From then on the channel owns the context.
    /// </summary>
    public CardResult<PcScChannel> Connect(string reader)
    {
        var code = system.Connect(handle, reader, out var card);
        if (code != PcScCode.Ok) return new CardResult<PcScChannel>(null, FaultOf(code));
        code = system.Begin(card);
        // Another program reset the card since it was inserted; we lose nothing by that.
        if (code == PcScCode.Reset && system.Reconnect(card) == PcScCode.Ok) code = system.Begin(card);
        if (code == PcScCode.Ok) return new CardResult<PcScChannel>(new PcScChannel(system, this, card), null);
        system.Disconnect(card);
        return new CardResult<PcScChannel>(null, FaultOf(code));
    }

    /// <summary>Ends a wait on another thread.</summary>
    public void Cancel() => system.Cancel(handle);

    public void Dispose() => system.Release(handle);

    private static CardFault FaultOf(uint code) => code switch
    {
        PcScCode.NoCard or PcScCode.Removed => CardFault.NoCard,
        PcScCode.SharingViolation => CardFault.InUse,
        PcScCode.ProtocolMismatch => CardFault.WrongCard,
        PcScCode.UnknownReader or PcScCode.ReaderUnavailable or PcScCode.NoReaders => CardFault.NoReader,
        _ => CardFault.Unexpected,
    };
}
