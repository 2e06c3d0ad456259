using System.Security.Cryptography;
using Akashi.Card;
using Akashi.Card.SurfaceInput;
using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Signing;

namespace Akashi.CardAgent.Requests;

/// <summary>The one request the agent is busy with. The secret is held from its entry to the reading, and cleared.</summary>
internal sealed class AgentRequest(Uri portal, string tx, DateTimeOffset startedAt) : IDisposable
{
    /// <summary>No request lives longer, whatever a portal says.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource stopped = new();
    private byte[]? secret;
    private CardFault? lastFault;

    public Uri Portal => portal;

    public string Tx => tx;

    public DateTimeOffset EndsAt { get; private set; } = startedAt + Longest;

    /// <summary>Guards the agent's own forms: a page of another site cannot know it.</summary>
    public string FormToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>What the portal asks; null until it was asked, which happens only for a known portal or after the person let it.</summary>
    public PortalQuestion? Question { get; private set; }

    public AgentAction Action => Question?.Action ?? AgentAction.Authenticate;

    public ClaimAnswer? Claim { get; private set; }

    /// <summary>The content to be signed as it is shown; null for other actions, and where it cannot be shown wholly.</summary>
    public ShownDocument? Document { get; private set; }

    public CardFacts? Facts { get; set; }

    /// <summary>What is ready to be uploaded; null before the card was read.</summary>
    public ResultMessage? Result { get; set; }

    /// <summary>The reading under way; null where there is none.</summary>
    public Task? Reading { get; set; }

    /// <summary>Ends the reading under way when the person gives up.</summary>
    public CancellationToken Stopped => stopped.Token;

    /// <summary>What the next page must say; the next press clears it.</summary>
    public Trouble? Trouble { get; set; }

    public bool HasSecret => secret is not null;

    /// <summary>Why there is no result, for the portal.</summary>
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
        // A clock that is wrong here must not end a request that the portal still takes.
        if (question.ExpiresAt > now && question.ExpiresAt < EndsAt) EndsAt = question.ExpiresAt;
    }

    public void Take(ClaimAnswer claim) => (Claim, Document) = (claim, claim.Document is { } bytes ? ShownDocument.Read(bytes, tx, portal) : null);

    public void Remember(CardFault? fault) => lastFault = fault;

    /// <summary>Screen id of a step. A sign-in has no page for consent of its own.</summary>
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

    /// <summary>Gives the secret out once; the caller clears it.</summary>
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

    /// <summary>Forgets the secret, and ends the reading under way: when this is done the card was let go of.</summary>
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

/// <summary>What went wrong at the last press: with the card, with the portal, or at the field.</summary>
internal sealed record Trouble(CardFault? Card = null, PortalFault? Portal = null, string? Field = null);

/// <summary>Where a request stands; the pages of the agent in order.</summary>
internal enum AgentStep
{
    Consent,
    Secret,
    Begin,
    Done,
}
