using System.Security.Cryptography;
using Akashi.Card.SurfaceInput;
using Akashi.CardAgent.Portal;

namespace Akashi.CardAgent.Requests;

/// <summary>What is asked of the card.</summary>
internal enum AgentAction
{
    Authenticate,
    ReadFacts,
    Sign,
}

/// <summary>The one request the agent is busy with. The secret is held from its entry to the reading, and cleared.</summary>
internal sealed class AgentRequest(Uri portal, string tx, AgentAction action, SeenAnswer seen) : IDisposable
{
    private byte[]? secret;

    public Uri Portal => portal;

    public string Tx => tx;

    public AgentAction Action => action;

    public string Service => seen.Service;

    public DateTimeOffset ExpiresAt => seen.ExpiresAt;

    /// <summary>Guards the agent's own forms: a page of another site cannot know it.</summary>
    public string FormToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Set when the portal was agreed to; a known one is at once.</summary>
    public bool PortalAgreed { get; set; }

    public ClaimAnswer? Claim { get; set; }

    /// <summary>The content to be signed, as received.</summary>
    public byte[]? Document { get; set; }

    public CardFacts? Facts { get; set; }

    /// <summary>What is ready to be uploaded; null before the card was read.</summary>
    public object? Result { get; set; }

    /// <summary>Screen id of a step: consent, secret, begin, done. A sign-in has no page for consent of its own.</summary>
    public string Screen(AgentStep step)
    {
        var index = action == AgentAction.Authenticate ? (int)step - 1 : (int)step;
        return index >= 0 && index < seen.Screens.Count ? seen.Screens[index] : "";
    }

    public bool HasSecret => secret is not null;

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

    public void Dispose() => ForgetSecret();
}

/// <summary>Where a request stands; the pages of the agent in order.</summary>
internal enum AgentStep
{
    Consent,
    Secret,
    Begin,
    Done,
}
