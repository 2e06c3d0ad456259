namespace Akashi.Service.Procedures;

/// <summary>Row 1.5.2: whether the body's register already holds the person.</summary>
public enum Standing
{
    /// <summary>「資格管理団体へ登録している」: link an existing registration.</summary>
    Registered,

    /// <summary>「登録していない」: a new registration; staff give the number at the decision.</summary>
    NotRegistered,
}

/// <summary>When something is asked or done: by the choice of row 1.5.2.</summary>
public enum AskWhen
{
    /// <summary>In any case.</summary>
    Always,

    /// <summary>「資格管理団体へ登録している」.</summary>
    Registered,

    /// <summary>「登録していない」.</summary>
    NotRegistered,
}

/// <summary>What a condition means.</summary>
public static class AskWhenRules
{
    /// <summary>Whether a condition holds.</summary>
    /// <param name="when">Condition.</param>
    /// <param name="standing">The choice; null before it is made.</param>
    public static bool Holds(this AskWhen when, Standing? standing) => when switch
    {
        AskWhen.Registered => standing == Standing.Registered,
        AskWhen.NotRegistered => standing == Standing.NotRegistered,
        _ => true,
    };
}
