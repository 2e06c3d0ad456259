using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Akashi.Card;
using Akashi.Card.SurfaceInput;
using Akashi.Sandbox.Identity.Card;
using Akashi.Sandbox.Identity.Clients;
using Akashi.Sandbox.Identity.Signing;
using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.Identity.Phone;

/// <summary>What a portal asks for.</summary>
public enum PhoneAct
{
    /// <summary>To sign in.</summary>
    SignIn,

    /// <summary>To sign in and to give facts of the card.</summary>
    ReadFacts,

    /// <summary>To sign a document.</summary>
    Sign,
}

/// <summary>Pages of the phone, in their order.</summary>
public enum PhoneStep
{
    /// <summary>Which card is held behind the phone, and what the service answers.</summary>
    Choose,

    /// <summary>PIN or password.</summary>
    Secret,

    /// <summary>Reading starts by a press.</summary>
    Begin,

    /// <summary>The card was read.</summary>
    Done,

    /// <summary>It cannot be done; only the way back is left.</summary>
    Problem,

    /// <summary>The browser was sent back to the portal.</summary>
    Over,
}

/// <summary>Where a step stands.</summary>
/// <param name="Step">The page.</param>
/// <param name="Persona">Whose card; null before it was chosen.</param>
/// <param name="TriesLeft">Tries left after a wrong PIN or password; null where none was wrong.</param>
/// <param name="BadForm">Whether what was typed cannot be a PIN or password.</param>
/// <param name="Fault">The card was moved, or not there; null where it was not.</param>
/// <param name="Failure">Why it cannot be done; null where it can.</param>
public sealed record JourneyView(PhoneStep Step, Persona? Persona, int? TriesLeft, bool BadForm, CardFault? Fault, PhoneFailure? Failure);

/// <summary>What goes back to the portal.</summary>
/// <param name="Failure">Why there is no result; null where there is one.</param>
/// <param name="Serial">Serial number of the card's authentication certificate; null on failure.</param>
/// <param name="Facts">The four facts; null where they were not asked for.</param>
internal sealed record JourneyEnd(PhoneFailure? Failure, string? Serial, CardFacts? Facts);

/// <summary>One person's way over the phone's pages, from an authorization request to its answer.</summary>
/// <param name="id">UUIDv7.</param>
/// <param name="client">Who asks.</param>
/// <param name="act">For what.</param>
/// <param name="scopes">The scopes as asked.</param>
/// <param name="transaction">What is signed; null for other acts.</param>
/// <param name="query">The query of the authorization request, beginning with a question mark.</param>
/// <param name="endsAt">The end of its life.</param>
internal sealed class Journey(
    Guid id, RegisteredClient client, PhoneAct act, IReadOnlyList<string> scopes, SignTransaction? transaction, string query, DateTimeOffset endsAt)
{
    /// <summary>Parameter by which the authorization request comes back from the pages.</summary>
    public const string Parameter = "journey";

    private readonly Lock gate = new();
    private JourneyView view = new(PhoneStep.Choose, null, null, false, null, null);
    private JourneyEnd? end;
    private byte[]? secret;

    public Guid Id => id;

    public RegisteredClient Client => client;

    public PhoneAct Act => act;

    public IReadOnlyList<string> Scopes => scopes;

    public SignTransaction? Transaction => transaction;

    public DateTimeOffset EndsAt => endsAt;

    /// <summary>Path of its pages.</summary>
    public string Address => $"/phone/{id}";

    /// <summary>Query with which the authorization request comes back.</summary>
    public string ReturnQuery => $"{query}&{Parameter}={id}";

    public JourneyView View
    {
        get
        {
            lock (gate) return view;
        }
    }

    /// <summary>Holds a persona's card behind the phone.</summary>
    public void Choose(Persona persona) => Change(PhoneStep.Choose, v => v with { Step = PhoneStep.Secret, Persona = persona });

    /// <summary>What was typed cannot be a PIN or password, so no card was asked.</summary>
    public void RefuseForm() => Change(PhoneStep.Secret, v => v with { BadForm = true, TriesLeft = null, Fault = null });

    /// <summary>Keeps a secret until the card is read.</summary>
    public void Keep(byte[] typed) => Change(PhoneStep.Secret, v =>
    {
        secret = typed;
        return v with { Step = PhoneStep.Begin, BadForm = false, TriesLeft = null, Fault = null };
    });

    /// <summary>Hands out the secret once; the caller clears it. A second press finds none.</summary>
    public byte[]? TakeSecret()
    {
        lock (gate)
        {
            var taken = secret;
            secret = null;
            return taken;
        }
    }

    /// <summary>Goes on with what came of reading.</summary>
    public void Apply(CardOutcome outcome)
    {
        switch (outcome)
        {
            case CardOutcome.Identified identified:
                Finish(new JourneyEnd(null, identified.Serial, identified.Facts));
                break;
            case CardOutcome.Signed signed when transaction!.TryComplete(new CardSignature(signed.Signature, signed.Certificate)):
                Finish(new JourneyEnd(null, signed.Serial, null));
                break;
            case CardOutcome.Wrong wrong:
                Change(PhoneStep.Begin, v => v with { Step = PhoneStep.Secret, TriesLeft = wrong.TriesLeft });
                break;
            case CardOutcome.Again again:
                Change(PhoneStep.Begin, v => v with { Step = PhoneStep.Secret, Fault = again.Fault });
                break;
            case CardOutcome.Refused refused:
                Fail(refused.Failure);
                break;
            default:
                // Another window has signed the same transaction, so this one is over.
                Fail(PhoneFailure.TimedOut);
                break;
        }
    }

    /// <summary>Ends without a result. After the card was read it is too late for that.</summary>
    public void Fail(PhoneFailure failure)
    {
        lock (gate)
        {
            if (end is not null) return;
            ForgetSecret();
            (end, view) = (new JourneyEnd(failure, null, null), view with { Step = PhoneStep.Problem, Failure = failure });
        }
    }

    /// <summary>Hands out what goes back to the portal, once.</summary>
    public bool TryEnd([NotNullWhen(true)] out JourneyEnd? result)
    {
        lock (gate)
        {
            result = view.Step == PhoneStep.Over ? null : end;
            if (result is null) return false;
            view = view with { Step = PhoneStep.Over };
            return true;
        }
    }

    private void Finish(JourneyEnd result) => Change(PhoneStep.Begin, v =>
    {
        end = result;
        return v with { Step = PhoneStep.Done };
    });

    // A second press, or a page that was left open, comes from another step and changes nothing.
    private void Change(PhoneStep from, Func<JourneyView, JourneyView> change)
    {
        lock (gate)
        {
            if (view.Step == from) view = change(view);
        }
    }

    private void ForgetSecret()
    {
        if (secret is not null) CryptographicOperations.ZeroMemory(secret);
        secret = null;
    }
}
