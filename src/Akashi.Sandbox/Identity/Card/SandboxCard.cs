using System.Net;
using System.Net.Http.Headers;
using Akashi.Card;
using Akashi.Card.Transport;

namespace Akashi.Sandbox.Identity.Card;

/// <summary>A persona's card behind the phone. It lies with the Sandbox, which answers its commands (Reader/HeldCardEndpoints).</summary>
internal sealed class SandboxCard : ICardChannel
{
    private readonly HttpClient sandbox;
    private readonly Uri address;

    private SandboxCard(HttpClient sandbox, Guid id) => (this.sandbox, address) = (sandbox, new Uri($"/api/held/{id}", UriKind.Relative));

    /// <summary>Holds a card behind the phone.</summary>
    /// <param name="sandbox">Client of the Sandbox.</param>
    /// <param name="persona">Id of the persona.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The card, <see cref="CardFault.NoReader"/> where the Sandbox is away, or <see cref="CardFault.NoCard"/> where it does not know it.</returns>
    public static async Task<CardResult<ICardChannel>> HoldAsync(HttpClient sandbox, string persona, CancellationToken ct)
    {
        try
        {
            using var answer = await sandbox.PostAsync(new Uri($"/api/cards/{persona}/held", UriKind.Relative), null, ct);
            if (!answer.IsSuccessStatusCode) return new CardResult<ICardChannel>(null, CardFault.NoCard);
            var held = await answer.Content.ReadFromJsonAsync<Held>(ct);
            return new CardResult<ICardChannel>(new SandboxCard(sandbox, held!.Id), null);
        }
        catch (HttpRequestException)
        {
            return new CardResult<ICardChannel>(null, CardFault.NoReader);
        }
    }

    public async Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct)
    {
        using var content = new ReadOnlyMemoryContent(command);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        try
        {
            using var answer = await sandbox.PostAsync(address, content, ct);
            return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsByteArrayAsync(ct) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var answer = await sandbox.DeleteAsync(address);
        }
        catch (HttpRequestException)
        {
            // The Sandbox has gone, and the card with it.
        }
    }

    private sealed record Held(Guid Id);
}
