namespace Akashi.Service.Registers.Office.ChangeStatus;

/// <summary>What staff can do to the state of a registration (row 6.5).</summary>
internal enum StatusCommand
{
    /// <summary>一時停止.</summary>
    Suspend,

    /// <summary>解除: ends a suspension.</summary>
    Lift,

    /// <summary>取消.</summary>
    Revoke,
}

/// <summary>Why a change of state is refused; the names are stable codes.</summary>
internal enum StatusRefusal
{
    /// <summary>It is already suspended.</summary>
    AlreadySuspended,

    /// <summary>Only a suspension can be lifted.</summary>
    NotSuspended,

    /// <summary>取消 is final: only a new registration can follow.</summary>
    Revoked,

    /// <summary>削除 is final: only a new registration can follow.</summary>
    Deleted,
}

/// <summary>Rules for changes of state: a suspension can be lifted, 取消 cannot.</summary>
internal static class StatusRules
{
    /// <summary>The state that follows, or the reason why the change is refused; exactly one of them is null.</summary>
    public static (RegistrationStatus? Next, StatusRefusal? Refusal) Decide(RegistrationStatus status, StatusCommand command) => (status, command) switch
    {
        (RegistrationStatus.Revoked, _) => (null, StatusRefusal.Revoked),
        (RegistrationStatus.Deleted, _) => (null, StatusRefusal.Deleted),
        (_, StatusCommand.Revoke) => (RegistrationStatus.Revoked, null),
        (RegistrationStatus.Active, StatusCommand.Suspend) => (RegistrationStatus.Suspended, null),
        (RegistrationStatus.Suspended, StatusCommand.Lift) => (RegistrationStatus.Active, null),
        (RegistrationStatus.Suspended, _) => (null, StatusRefusal.AlreadySuspended),
        _ => (null, StatusRefusal.NotSuspended),
    };

    /// <summary>Whether the state that a command leads to is final. Such a command needs a confirmation.</summary>
    public static bool IsForGood(StatusCommand command) =>
        Decide(RegistrationStatus.Active, command).Next is RegistrationStatus.Revoked or RegistrationStatus.Deleted;

    /// <summary>Code of the act in the history and in the audit trail.</summary>
    public static string CodeOf(StatusCommand command) => command switch
    {
        StatusCommand.Suspend => "suspended",
        StatusCommand.Lift => "lifted",
        _ => "revoked",
    };
}
