namespace Akashi.Card;

/// <summary>Why a card did not do what it was asked to. Each fault has its own page (row 0.5).</summary>
public enum CardFault
{
    /// <summary>No reader can be reached.</summary>
    NoReader,

    /// <summary>Another program holds the card.</summary>
    InUse,

    /// <summary>No card is in the reader.</summary>
    NoCard,

    /// <summary>The card was removed, or stopped answering.</summary>
    Removed,

    /// <summary>The card lacks the application, so it is not a My Number card.</summary>
    WrongCard,

    /// <summary>The PIN or password was wrong; tries are left.</summary>
    WrongPin,

    /// <summary>No tries are left; the municipality can unlock the card.</summary>
    Locked,

    /// <summary>The card has no signature certificate.</summary>
    NoSignatureCertificate,

    /// <summary>The card gave an answer that a My Number card never gives.</summary>
    Unexpected,
}

/// <summary>What a card returned, or why it did not.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Value">The value; default where there is a fault.</param>
/// <param name="Fault">What went wrong; null on success.</param>
/// <param name="TriesLeft">Tries left after a wrong PIN; otherwise null.</param>
public readonly record struct CardResult<T>(T? Value, CardFault? Fault, int? TriesLeft = null)
{
    /// <summary>The same fault as the result of another question.</summary>
    public CardResult<TOther> As<TOther>() => new(default, Fault, TriesLeft);
}
