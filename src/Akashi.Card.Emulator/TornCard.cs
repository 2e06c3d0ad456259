namespace Akashi.Card.Emulator;

/// <summary>
/// A card that is pulled out in the middle of a command: first at command number <paramref name="first"/>, after the next power-on at the following
/// one, and so on, until the person has finished. The card has carried out the command, but its answer is lost.
/// </summary>
/// <param name="card">The card.</param>
/// <param name="first">Number of the command at which it is first pulled out, from 1.</param>
public sealed class TornCard(IEmulatedCard card, int first = 1) : IEmulatedCard
{
    private readonly Lock gate = new();
    private int tearAt = first;
    private int sent;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Atr => card.Atr;

    /// <inheritdoc/>
    public void PowerOff()
    {
        lock (gate) sent = 0;
        card.PowerOff();
    }

    /// <inheritdoc/>
    public byte[]? Transmit(ReadOnlySpan<byte> command)
    {
        var answer = card.Transmit(command);
        lock (gate)
        {
            if (++sent != tearAt) return answer;
            tearAt++;
        }
        PowerOff();
        return null;
    }
}
