namespace Akashi.Service.Procedures;

/// <summary>What completing an application does to the register. The names are stable codes in stored versions.</summary>
public enum RegisterEffect
{
    /// <summary>Creates a new entry.</summary>
    Enter,

    /// <summary>Links an existing entry to the holder.</summary>
    Link,

    /// <summary>Adds a version with changed facts to an entry that is linked to the holder.</summary>
    Amend,
}

/// <summary>An effect, and when it applies.</summary>
/// <param name="Does">The effect.</param>
/// <param name="When">The standing that it applies to.</param>
public sealed record Effect(RegisterEffect Does, AskWhen When);
