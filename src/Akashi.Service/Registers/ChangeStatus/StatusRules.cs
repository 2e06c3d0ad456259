namespace Akashi.Service.Registers.ChangeStatus;

/// <summary>What staff can do to the state of a registration (row 6.5).</summary>
internal enum StatusCommand
{
    /// <summary>一時停止.</summary>
    Suspend,

    /// <summary>解除 of a suspension.</summary>
    Lift,

    /// <summary>取消.</summary>
    Revoke,
}

/// <summary>Which change of state is allowed: suspension can be lifted, 取消 cannot.</summary>
internal static class StatusRules
{
    /// <summary>The state that follows; null where the command is refused.</summary>
    public static RegistrationStatus? Next(RegistrationStatus status, StatusCommand command) => (status, command) switch
    {
        (RegistrationStatus.Active, StatusCommand.Suspend) => RegistrationStatus.Suspended,
        (RegistrationStatus.Suspended, StatusCommand.Lift) => RegistrationStatus.Active,
        (RegistrationStatus.Active or RegistrationStatus.Suspended, StatusCommand.Revoke) => RegistrationStatus.Revoked,
        _ => null,
    };

    /// <summary>Code of the act in the history and the audit trail.</summary>
    public static string CodeOf(StatusCommand command) => command switch
    {
        StatusCommand.Suspend => "suspended",
        StatusCommand.Lift => "lifted",
        _ => "revoked",
    };
}
