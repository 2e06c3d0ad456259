using System.Diagnostics.CodeAnalysis;
using Akashi.Card.Emulator;
using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.Reader;

/// <summary>
/// Cards held behind a phone. The phone is another program (the role identity), so it sends its commands here, and a card keeps one counter of tries
/// for phone and reader. A card can be behind one phone at a time: the next one takes it away from the last.
/// </summary>
/// <param name="cards">The personas' cards.</param>
/// <param name="clock">The clock.</param>
internal sealed class HeldCards(Cards cards, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, HeldCard> held = [];

    /// <summary>Holds a persona's card behind a phone and powers it.</summary>
    /// <returns>Id by which commands are sent to it.</returns>
    public Guid Hold(Persona persona)
    {
        lock (gate)
        {
            var card = cards.PutIn(persona);
            // A torn card counts how often it was powered.
            if (persona.Flaw == CardFlaw.Torn && held.GetValueOrDefault(persona.Id) is { } before) card = before.Card;
            card.PowerOff();
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            held[persona.Id] = new HeldCard(id, card);
            return id;
        }
    }

    /// <summary>Sends a command.</summary>
    /// <param name="id">Id of the holding.</param>
    /// <param name="command">The APDU.</param>
    /// <param name="answer">The answer; null where the card was pulled away.</param>
    /// <returns>False where nothing is held by this id, or not any more.</returns>
    public bool TryTransmit(Guid id, ReadOnlySpan<byte> command, out byte[]? answer)
    {
        answer = null;
        if (!TryFind(id, out var card)) return false;
        answer = card.Transmit(command);
        cards.KeepTries();
        return true;
    }

    /// <summary>Takes the card away from the phone. It forgets what was verified, and answers nothing more by this id.</summary>
    public void Release(Guid id)
    {
        lock (gate)
        {
            if (held.FirstOrDefault(h => h.Value.Id == id) is not { Key: { } persona, Value: { } found }) return;
            found.Card.PowerOff();
            held[persona] = found with { Id = null };
        }
    }

    private bool TryFind(Guid id, [NotNullWhen(true)] out IEmulatedCard? card)
    {
        lock (gate) card = held.Values.FirstOrDefault(h => h.Id == id)?.Card;
        return card is not null;
    }

    // A card that was released has no id.
    private sealed record HeldCard(Guid? Id, IEmulatedCard Card);
}
