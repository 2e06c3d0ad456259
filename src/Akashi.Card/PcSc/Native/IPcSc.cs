namespace Akashi.Card.PcSc.Native;

/// <summary>A reader in a wait: what is known of it, and what is so now (SCARD_STATE_…).</summary>
internal sealed class ReaderStatus(string name)
{
    public string Name { get; } = name;

    /// <summary>State that the caller knows; 0 where it knows none.</summary>
    public uint Known { get; set; }

    /// <summary>State as the system sees it.</summary>
    public uint Now { get; set; }
}

/// <summary>
/// The calls of PC/SC that we need, the same on every system. Each returns a code of <see cref="PcScCode"/>; what differs (sizes of numbers,
/// handles and structures, encoding of names) stays behind it.
/// </summary>
internal interface IPcSc
{
    uint Establish(out nint context);

    uint Release(nint context);

    /// <summary>Ends a wait that another thread is in.</summary>
    uint Cancel(nint context);

    uint ListReaders(nint context, out IReadOnlyList<string> readers);

    /// <summary>Waits until a reader's state is another than the known one, at most so long.</summary>
    uint WaitForChange(nint context, uint milliseconds, IReadOnlyList<ReaderStatus> readers);

    /// <summary>Shared, by T=1: what a My Number card speaks by contact, and every contactless card.</summary>
    uint Connect(nint context, string reader, out nint card);

    uint Reconnect(nint card);

    /// <summary>Lets go of the card and resets it, so that nobody finds it verified.</summary>
    uint Disconnect(nint card);

    /// <summary>Waits until no other program is between two commands, and keeps others out.</summary>
    uint Begin(nint card);

    uint Transmit(nint card, ReadOnlySpan<byte> command, Span<byte> answer, out int length);
}
