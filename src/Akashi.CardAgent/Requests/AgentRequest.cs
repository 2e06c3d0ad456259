using System.Security.Cryptography;
using Akashi.Card;
using Akashi.Card.SurfaceInput;
using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Signing;

namespace Akashi.CardAgent.Requests;

/// <summary>The agent's only request. The secret is kept from its entry until the card is read, and then cleared.</summary>
internal sealed class AgentRequest(Uri portal, string tx, DateTimeOffset startedAt) : IDisposable
{
    /// <summary>No request lives longer, whatever the portal says.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource stopped = new();
    private byte[]? secret;
    private CardFault? lastFault;

    public Uri Portal => portal;

    public string Tx => tx;

    public DateTimeOffset EndsAt { get; private set; } = startedAt + Longest;

    /// <summary>Protects the agent's own forms: a page of another site cannot know it.</summary>
    public string FormToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>What the portal asks for; null until it was asked. Only a known portal, or one that the person let in, is asked.</summary>
    public PortalQuestion? Question { get; private set; }

    public AgentAction Action => Question?.Action ?? AgentAction.Authenticate;

    public ClaimAnswer? Claim { get; private set; }

    /// <summary>The content to be signed, as it is shown; null for other actions, and where it cannot be shown completely.</summary>
    public ShownDocument? Document { get; private set; }

    public CardFacts? Facts { get; set; }

    /// <summary>What is ready to be uploaded; null before the card was read.</summary>
    public ResultMessage? Result { get; set; }

    /// <summary>The reader with the card for which the secret was asked; null where there is no choice. In no other reader is it used.</summary>
    public string? ReaderShown { get; set; }

    /// <summary>The reading in progress; null where there is none.</summary>
    public Task? Reading { get; set; }

    /// <summary>Cancelled when the person gives up; ends the reading in progress.</summary>
    public CancellationToken Stopped => stopped.Token;

    /// <summary>What the next page must tell; the next press clears it.</summary>
    public Trouble? Trouble { get; set; }

    public bool HasSecret => secret is not null;

    /// <summary>The reason to give the portal why there is no result.</summary>
    public string Failure => lastFault switch
    {
        CardFault.Locked => "pin-locked",
        CardFault.NoSignatureCertificate => "no-signature-certificate",
        CardFault.WrongCard or CardFault.Unexpected => "card-unreadable",
        _ => "cancelled",
    };

    public void Ask(PortalQuestion question, DateTimeOffset now)
    {
        Question = question;
        // A wrong clock on this machine must not end a request that the portal still accepts.
        if (question.ExpiresAt > now && question.ExpiresAt < EndsAt) EndsAt = question.ExpiresAt;
    }

    public void Take(ClaimAnswer claim) => (Claim, Document) = (claim, claim.Document is { } bytes ? ShownDocument.Read(bytes, tx, portal) : null);

    public void Remember(CardFault? fault) => lastFault = fault;

    /// <summary>Screen id of a step. A sign-in has no separate page for consent.</summary>
    public string Screen(AgentStep step)
    {
        var screens = Question?.Screens ?? [];
        var index = Action == AgentAction.Authenticate ? (int)step - 1 : (int)step;
        return index >= 0 && index < screens.Count ? screens[index] : "";
    }

    public void KeepSecret(byte[] entered)
    {
        ForgetSecret();
        secret = entered;
    }

    /// <summary>Hands out the secret once; the caller clears it.</summary>
    public byte[] TakeSecret()
    {
        var taken = secret ?? [];
        secret = null;
        return taken;
    }

    public void ForgetSecret()
    {
        if (secret is not null) CryptographicOperations.ZeroMemory(secret);
        secret = null;
    }

    /// <summary>Forgets the secret and ends the reading in progress. When this completes, the card has been released.</summary>
    public async Task StopAsync()
    {
        ForgetSecret();
        await stopped.CancelAsync();
        if (Reading is { } reading) await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        ForgetSecret();
        stopped.Dispose();
    }
}

/// <summary>What went wrong at the last press: with the card, with the portal, or in the field.</summary>
internal sealed record Trouble(CardFault? Card = null, PortalFault? Portal = null, ShownText? Field = null);

/// <summary>Where a request is; the agent's pages in order.</summary>
internal enum AgentStep
{
    Consent,
    Secret,
    Begin,
    Done,
}
