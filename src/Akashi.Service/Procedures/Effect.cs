namespace Akashi.Service.Procedures;

/// <summary>What the completion of an application does to the register; the names are stable codes of stored versions.</summary>
public enum RegisterEffect
{
    /// <summary>Makes a new entry.</summary>
    Enter,

    /// <summary>Links an entry that is there to the holder.</summary>
    Link,

    /// <summary>Gives an entry that is linked to the holder a version with other facts.</summary>
    Amend,
}

/// <summary>An effect, and for whom it is.</summary>
/// <param name="Does">What is done.</param>
/// <param name="When">For which standing.</param>
public sealed record Effect(RegisterEffect Does, AskWhen When);
