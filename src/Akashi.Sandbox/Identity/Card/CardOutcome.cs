using Akashi.Card;
using Akashi.Card.SurfaceInput;

namespace Akashi.Sandbox.Identity.Card;

/// <summary>What came of holding a card behind the phone.</summary>
internal abstract record CardOutcome
{
    /// <summary>The card proved to be there and its holder to know the PIN.</summary>
    /// <param name="Serial">Serial number of the authentication certificate, in hexadecimal.</param>
    /// <param name="Facts">The four facts; null where they were not asked for.</param>
    internal sealed record Identified(string Serial, CardFacts? Facts) : CardOutcome;

    /// <summary>The card signed.</summary>
    /// <param name="Serial">Serial number of the authentication certificate, in hexadecimal.</param>
    /// <param name="Signature">256 bytes.</param>
    /// <param name="Certificate">The signature certificate, DER.</param>
    internal sealed record Signed(string Serial, byte[] Signature, byte[] Certificate) : CardOutcome;

    /// <summary>The PIN or password was wrong.</summary>
    /// <param name="TriesLeft">At least 1.</param>
    internal sealed record Wrong(int TriesLeft) : CardOutcome;

    /// <summary>The card was moved, or is not there: the person can try again.</summary>
    /// <param name="Fault">What happened.</param>
    internal sealed record Again(CardFault Fault) : CardOutcome;

    /// <summary>It cannot be done with this card.</summary>
    /// <param name="Failure">Why.</param>
    internal sealed record Refused(PhoneFailure Failure) : CardOutcome;

    /// <summary>The outcome of a fault.</summary>
    public static CardOutcome Of(CardFault fault, int? triesLeft) => fault switch
    {
        CardFault.WrongPin when triesLeft is > 0 and var left => new Wrong(left),
        CardFault.WrongPin or CardFault.Locked => new Refused(PhoneFailure.Locked),
        CardFault.WrongCard or CardFault.NoSignatureCertificate or CardFault.Unexpected => new Refused(PhoneFailure.NotSupported),
        _ => new Again(fault),
    };
}
