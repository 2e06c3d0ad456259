namespace Akashi.Service.Procedures;

/// <summary>Row 1.5.2: whether the body's register already holds the person.</summary>
public enum Standing
{
    /// <summary>「資格管理団体へ登録している」: an existing registration is linked.</summary>
    Registered,

    /// <summary>「登録していない」: a new registration is made; staff assign its number when they decide.</summary>
    NotRegistered,
}

/// <summary>When an effect applies, depending on the choice of row 1.5.2. The names are stable codes in stored versions.</summary>
public enum AskWhen
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>Only for 「資格管理団体へ登録している」.</summary>
    Registered,

    /// <summary>Only for 「登録していない」.</summary>
    NotRegistered,
}

/// <summary>Evaluates conditions.</summary>
public static class AskWhenRules
{
    /// <summary>Whether a condition holds.</summary>
    /// <param name="when">The condition.</param>
    /// <param name="standing">The choice; null before it is made.</param>
    public static bool Holds(this AskWhen when, Standing? standing) => when switch
    {
        AskWhen.Registered => standing == Standing.Registered,
        AskWhen.NotRegistered => standing == Standing.NotRegistered,
        _ => true,
    };
}
