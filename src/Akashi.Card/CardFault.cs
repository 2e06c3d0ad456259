namespace Akashi.Card;

/// <summary>Why a card did not do what it was asked; each is a page of its own (row 0.5).</summary>
public enum CardFault
{
    /// <summary>No reader can be reached.</summary>
    NoReader,

    /// <summary>Another program holds the card.</summary>
    InUse,

    /// <summary>No card lies in the reader.</summary>
    NoCard,

    /// <summary>The card was taken away, or stopped answering.</summary>
    Removed,

    /// <summary>The card lacks the application: it is no My Number card.</summary>
    WrongCard,

    /// <summary>The PIN or password was wrong; tries are left.</summary>
    WrongPin,

    /// <summary>No try is left; the municipality unlocks.</summary>
    Locked,

    /// <summary>The card has no signature certificate.</summary>
    NoSignatureCertificate,

    /// <summary>The card answered with what a My Number card never answers.</summary>
    Unexpected,
}

/// <summary>What a card gave, or why not.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Value">What it gave; default where there is a fault.</param>
/// <param name="Fault">Why not; null where it gave it.</param>
/// <param name="TriesLeft">Tries left after a wrong PIN; null else.</param>
public readonly record struct CardResult<T>(T? Value, CardFault? Fault, int? TriesLeft = null)
{
    /// <summary>The same fault for something else that was asked for.</summary>
    public CardResult<TOther> As<TOther>() => new(default, Fault, TriesLeft);
}
