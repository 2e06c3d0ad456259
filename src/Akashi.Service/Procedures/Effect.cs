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

    /// <summary>再交付: notes in an entry that is linked to the holder that its paper is issued anew; its facts stay.</summary>
    Reissue,

    /// <summary>消除, 抹消: deletes an entry that is linked to the holder, at the holder's own wish.</summary>
    Delete,
}

/// <summary>What effects have in common.</summary>
public static class RegisterEffects
{
    /// <summary>Whether it is about an entry that is linked to the holder.</summary>
    public static bool IsAboutEntry(this RegisterEffect effect) => effect is RegisterEffect.Amend or RegisterEffect.Reissue or RegisterEffect.Delete;
}

/// <summary>An effect, and when it applies.</summary>
/// <param name="Does">The effect.</param>
/// <param name="When">The standing that it applies to.</param>
public sealed record Effect(RegisterEffect Does, AskWhen When);
