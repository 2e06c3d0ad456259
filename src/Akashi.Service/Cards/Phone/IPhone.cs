using Akashi.Service.Platform.Pages;

namespace Akashi.Service.Cards.Phone;

/// <summary>The phone as a way to the holder's card.</summary>
internal interface IPhone
{
    /// <summary>Whether it is configured at all.</summary>
    bool IsThere { get; }

    /// <summary>Whether the pages of the phone's service work in the browser that a request comes from.</summary>
    bool OpensOn(HttpRequest request);

    /// <summary>Lets a card request be answered by phone, in the way of the visitor's system.</summary>
    /// <param name="requestId">The card request.</param>
    /// <param name="sessionId">The browser session, which must be that of the request.</param>
    /// <param name="visitor">The system of the browser that asks.</param>
    /// <param name="ct">Cancels the act.</param>
    /// <returns>
    /// Where the browser goes: on a phone the phone's service, or our own page if that is silent; on a computer the page with the code for a phone.
    /// Null if this session has no such request that waits for an answer, or it may not be answered by phone.
    /// </returns>
    Task<string?> BeginAsync(string requestId, Guid sessionId, VisitorSystem visitor, CancellationToken ct);

    /// <summary>The same in the browser that asks, on whatever device it is.</summary>
    Task<string?> BeginHereAsync(string requestId, Guid sessionId, CancellationToken ct);

    /// <summary>The same in the browser of the phone that serves a computer. That the number fits was checked before.</summary>
    /// <param name="requestId">The card request.</param>
    /// <param name="ct">Cancels the act.</param>
    /// <returns>Where the phone's browser goes; null if the request no longer waits, or the phone's service is silent.</returns>
    Task<string?> BeginOnPhoneAsync(string requestId, CancellationToken ct);

    /// <summary>Takes what the browser brought back.</summary>
    /// <param name="back">Parameters of the address.</param>
    /// <param name="browser">What the browser shows of itself.</param>
    /// <param name="ct">Cancels the act.</param>
    /// <returns>How the browser goes on; null if the state is not this browser's, or not any more.</returns>
    Task<PhoneHome?> FinishAsync(PhoneReturn back, ReturningBrowser browser, CancellationToken ct);
}

/// <summary>What a browser shows of itself when it comes from the phone's service.</summary>
/// <param name="SessionId">Its session; null without one.</param>
/// <param name="PhoneSecret">The secret of the phone that serves a computer (<see cref="Handovers.PhoneCookie"/>); null without one.</param>
internal sealed record ReturningBrowser(Guid? SessionId, string? PhoneSecret);

/// <summary>How a browser that came from the phone's service goes on.</summary>
/// <param name="Fault">Why there is no answer; null if there is one.</param>
internal abstract record PhoneHome(CardFault? Fault)
{
    /// <summary>In its own session, by a one-time code.</summary>
    internal sealed record Here(string Code, CardFault? Fault) : PhoneHome(Fault);

    /// <summary>The computer goes on; the phone is told so and gets no code.</summary>
    internal sealed record OnComputer(CardFault? Fault) : PhoneHome(Fault);

    /// <summary>The state has come home before. Nothing has happened now.</summary>
    internal sealed record Already() : PhoneHome((CardFault?)null);

    /// <summary>The state is that of a phone which serves a computer, but this is not its browser. Nothing has happened.</summary>
    internal sealed record OtherBrowser() : PhoneHome((CardFault?)null);
}

/// <summary>Stands in where the phone is not configured.</summary>
internal sealed class NoPhone : IPhone
{
    private static readonly Task<string?> Nowhere = Task.FromResult<string?>(null);

    public bool IsThere => false;

    public bool OpensOn(HttpRequest request) => false;

    public Task<string?> BeginAsync(string requestId, Guid sessionId, VisitorSystem visitor, CancellationToken ct) => Nowhere;

    public Task<string?> BeginHereAsync(string requestId, Guid sessionId, CancellationToken ct) => Nowhere;

    public Task<string?> BeginOnPhoneAsync(string requestId, CancellationToken ct) => Nowhere;

    public Task<PhoneHome?> FinishAsync(PhoneReturn back, ReturningBrowser browser, CancellationToken ct) => Task.FromResult<PhoneHome?>(null);
}
