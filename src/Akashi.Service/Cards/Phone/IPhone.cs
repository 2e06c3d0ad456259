namespace Akashi.Service.Cards.Phone;

/// <summary>The phone as a way to the holder's card.</summary>
internal interface IPhone
{
    /// <summary>Whether it is configured at all.</summary>
    bool IsThere { get; }

    /// <summary>Whether the device that a request comes from can go this way.</summary>
    bool WorksOn(HttpRequest request);

    /// <summary>Lets a card request be answered by phone.</summary>
    /// <param name="requestId">The card request.</param>
    /// <param name="sessionId">The browser session, which must be that of the request.</param>
    /// <param name="ct">Cancels the act.</param>
    /// <returns>
    /// Where the browser goes: the phone's service, or our own page if that is silent. Null if this session has no such request that waits for an
    /// answer, or it may not be answered by phone.
    /// </returns>
    Task<string?> BeginAsync(string requestId, Guid sessionId, CancellationToken ct);

    /// <summary>Takes what the browser brought back.</summary>
    /// <param name="back">Parameters of the address.</param>
    /// <param name="sessionId">The browser session.</param>
    /// <param name="ct">Cancels the act.</param>
    /// <returns>How the browser goes on; null if the state is not this session's, or not any more.</returns>
    Task<PhoneHome?> FinishAsync(PhoneReturn back, Guid sessionId, CancellationToken ct);
}

/// <summary>How a browser that came from the phone's service goes on.</summary>
/// <param name="Code">The one-time code.</param>
/// <param name="Fault">Why there is no answer; null if there is one.</param>
internal sealed record PhoneHome(string Code, CardFault? Fault);

/// <summary>Stands in where the phone is not configured.</summary>
internal sealed class NoPhone : IPhone
{
    public bool IsThere => false;

    public bool WorksOn(HttpRequest request) => false;

    public Task<string?> BeginAsync(string requestId, Guid sessionId, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task<PhoneHome?> FinishAsync(PhoneReturn back, Guid sessionId, CancellationToken ct) => Task.FromResult<PhoneHome?>(null);
}
