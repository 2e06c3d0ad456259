namespace Akashi.Service.Applications;

/// <summary>Row 1.5.2: whether the body's register already holds the person.</summary>
public enum Standing
{
    /// <summary>「資格管理団体へ登録している」: link an existing registration.</summary>
    Registered,

    /// <summary>「登録していない」: a new registration; staff give the number at the decision.</summary>
    NotRegistered,
}
