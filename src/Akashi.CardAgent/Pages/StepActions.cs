using System.Text;
using Akashi.Card;
using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Requests;
using Akashi.CardAgent.Signing;
using Akashi.Hosting;

namespace Akashi.CardAgent.Pages;

/// <summary>
/// What a press does. Nothing here depends on the browser's connection: a second press drops the first connection, and a claim or a half-done reading
/// would be lost.
/// </summary>
internal sealed class StepActions(CardWork card, PortalClient portal, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private const int LongestEntry = 64;

    /// <summary>A reading that takes longer than this shows the page "is being read"; most are faster.</summary>
    private static readonly TimeSpan ShowReadingAfter = TimeSpan.FromSeconds(3);

    /// <summary>A portal that takes longer to accept the news of an abandoned request does not hold up the next request.</summary>
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(3);

    private CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>Tells the portal "seen" and learns what it asks for.</summary>
    public async Task<PortalFault?> AskAsync(AgentRequest request)
    {
        var (question, fault) = await portal.SeenAsync(request.Portal, request.Tx, Stopping);
        if (question is not null) request.Ask(question, clock.GetUtcNow());
        return fault;
    }

    public async Task<PortalFault?> ClaimAsync(AgentRequest request)
    {
        if (request.Claim is not null) return null;
        var (claim, fault) = await portal.ClaimAsync(request.Portal, request.Tx, request.Action, Stopping);
        if (claim is not null) request.Take(claim);
        return fault;
    }

    /// <summary>Keeps a secret of the right form. The card is not asked yet, so a typing error costs no try.</summary>
    public async Task<PortalFault?> KeepAsync(AgentRequest request, string entered)
    {
        var digits = request.Action != AgentAction.Sign;
        // Lower case becomes upper case, and full-width characters are accepted.
        var text = entered.Length <= LongestEntry && OutsideText.TryFold(entered, out var folded) ? folded.ToUpperInvariant() : "";
        var good = digits
            ? text.Length == 4 && text.All(char.IsAsciiDigit)
            : text.Length is >= 6 and <= 16 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
        if (!good)
        {
            request.Trouble = new Trouble(Field: ShownText.Ours(digits ? "PinForm" : "PasswordForm"));
            return null;
        }
        var fault = await ClaimAsync(request);
        if (fault is null) request.KeepSecret(Encoding.ASCII.GetBytes(text));
        return fault;
    }

    /// <summary>Starts the reading and waits briefly for it.</summary>
    public async Task ReadAsync(AgentRequest request)
    {
        request.Reading = ReadCardAsync(request);
        await Task.WhenAny(request.Reading, Task.Delay(ShowReadingAfter, Stopping));
    }

    /// <summary>Looks at the card before asking for a secret.</summary>
    public async Task<CardResult<int>> LookAsync(AgentRequest request)
    {
        var tries = await card.LookAsync(request.Action, Stopping);
        request.Remember(tries.Fault);
        request.ReaderShown = card.ReaderInUse;
        return tries;
    }

    /// <summary>The readers from which the person can choose; empty where there is no choice.</summary>
    public Task<IReadOnlyList<string>> ReadersAsync() => card.ReadersAsync(Stopping);

    /// <summary>Uses another reader. A secret already typed belongs to the other card, and must not cost this one a try.</summary>
    public void Choose(AgentRequest request, string reader)
    {
        request.ForgetSecret();
        card.Choose(reader);
    }

    public async Task<(Uri? Home, PortalFault? Fault)> UploadAsync(AgentRequest request, ResultMessage result) =>
        await ClaimAsync(request) is { } fault
            ? (null, fault)
            : await portal.ResultAsync(request.Portal, request.Tx, request.Claim!.PairingToken, result, Stopping);

    /// <summary>Ends what is under way, and tells the portal that the person gave up.</summary>
    public async Task<(Uri? Home, PortalFault? Fault)> GiveUpAsync(AgentRequest request)
    {
        await request.StopAsync();
        return await UploadAsync(request, new ResultMessage { Failure = request.Failure });
    }

    /// <summary>The same for a request that makes room for another: a slow portal is told, but not waited for.</summary>
    public async Task AbandonAsync(AgentRequest request)
    {
        await request.StopAsync();
        await Task.WhenAny(UploadAsync(request, new ResultMessage { Failure = request.Failure }), Task.Delay(LongestFarewell, Stopping));
    }

    private async Task ReadCardAsync(AgentRequest request)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Stopping, request.Stopped);
        var done = await card.DoAsync(request, either.Token);
        request.Remember(done.Fault);
        if (done.Fault == CardFault.WrongPin)
            request.Trouble = new Trouble(Field: ShownText.Ours(request.Action == AgentAction.Sign ? "WrongPassword" : "WrongPin", done.TriesLeft ?? 0));
        else if (done.Fault is { } fault) request.Trouble = new Trouble(Card: fault);
    }
}
