namespace Akashi.Card.PcSc.Native;

/// <summary>A reader in a wait: the state that the caller knows, and the current one (SCARD_STATE_…).</summary>
internal sealed class ReaderStatus(string name)
{
    public string Name { get; } = name;

    /// <summary>The state that the caller knows; 0 where it knows none.</summary>
    public uint Known { get; set; }

    /// <summary>The state that the system reports.</summary>
    public uint Now { get; set; }
}

/// <summary>
/// The PC/SC calls that we need, the same on every system. Each returns a code of <see cref="PcScCode"/>. What differs between systems (sizes of
/// numbers, handles and structures, encoding of names) is hidden behind this interface.
/// </summary>
internal interface IPcSc
{
    uint Establish(out nint context);

    uint Release(nint context);

    /// <summary>Ends a wait on another thread.</summary>
    uint Cancel(nint context);

    uint ListReaders(nint context, out IReadOnlyList<string> readers);

    /// <summary>Waits until a reader's state differs from the known one, or until the time is up.</summary>
    uint WaitForChange(nint context, uint milliseconds, IReadOnlyList<ReaderStatus> readers);

    /// <summary>Connects in shared mode with T=1, which My Number cards use by contact and all contactless cards use.</summary>
    uint Connect(nint context, string reader, out nint card);

    uint Reconnect(nint card);

    /// <summary>Releases the card and resets it, so that no other program finds a verified secret.</summary>
    uint Disconnect(nint card);

    /// <summary>Waits for other programs to finish their transactions, then keeps them out.</summary>
    uint Begin(nint card);

    uint Transmit(nint card, ReadOnlySpan<byte> command, Span<byte> answer, out int length);
}
