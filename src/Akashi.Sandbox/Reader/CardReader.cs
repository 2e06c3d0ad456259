using Akashi.Card.Emulator;
using Akashi.Sandbox.CertificateAuthorities;
using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.Reader;

/// <summary>The emulated reader, and whose card lies in it.</summary>
internal sealed class CardReader : IHostedService, IAsyncDisposable
{
    private readonly CardServer server;
    private readonly Cards cards;
    private readonly CertificateAuthority signatures;
    private readonly TimeProvider clock;

    public CardReader(SandboxSettings settings, Cards cards, Authorities authorities, TimeProvider clock)
    {
        (this.cards, signatures, this.clock) = (cards, authorities["signature"], clock);
        server = new CardServer(settings.ReaderPort);
        server.Used += (_, _) => cards.KeepTries();
    }

    /// <summary>Port on loopback that card programs connect to.</summary>
    public int Port => server.EndPoint.Port;

    /// <summary>Id of the persona whose card lies in the reader; null where none does.</summary>
    public string? Inserted { get; private set; }

    /// <summary>Puts a persona's card in, or takes the card out with null; false for an unknown persona.</summary>
    public bool Insert(string? persona)
    {
        var card = persona is null ? null : cards.Find(persona);
        if (persona is not null && card is null) return false;
        // Who holds the card with new facts was at the counter, where the old signature certificate ended.
        if (cards.All.FirstOrDefault(p => p.Id == persona)?.SameCardAs is { } before) signatures.Revoke(cards.SerialOf(before, signature: true), clock.GetUtcNow());
        server.Insert(card);
        Inserted = persona;
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Insert(cards.All[0].Id);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
