using Akashi.Card.Emulator;
using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.Reader;

/// <summary>The emulated reader, and whose card is in it.</summary>
internal sealed class CardReader : IHostedService, IAsyncDisposable
{
    private readonly CardServer server;
    private readonly Cards cards;

    public CardReader(SandboxSettings settings, Cards cards)
    {
        this.cards = cards;
        server = new CardServer(settings.ReaderPort);
        server.Used += (_, _) => cards.KeepTries();
    }

    /// <summary>Loopback port to which card programs connect.</summary>
    public int Port => server.EndPoint.Port;

    /// <summary>Id of the persona whose card is in the reader; null where there is none.</summary>
    public string? Inserted { get; private set; }

    /// <summary>Inserts a persona's card, or removes the card where null; false for an unknown persona.</summary>
    public bool Insert(string? persona)
    {
        var found = persona is null ? null : cards.Find(persona);
        if (persona is not null && found is null) return false;
        server.Insert(found is null ? null : cards.PutIn(found));
        Inserted = persona;
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var first = cards.All[0];
        server.Insert(new CardMadeOnUse(() => cards.PutIn(first)));
        Inserted = first.Id;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
