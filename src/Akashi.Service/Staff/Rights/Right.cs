namespace Akashi.Service.Staff.Rights;

/// <summary>Something that staff can do. Each page of the back office, and each press on it, demands one right (docs/rights.md).</summary>
public enum Right
{
    /// <summary>Rows 6.2 and 6.3: see the queue, an application and its documents.</summary>
    SeeApplications,

    /// <summary>Rows 6.3 and 6.4: begin a review, accept, return, reject; send back what awaits the second person.</summary>
    DecideApplications,

    /// <summary>Row 6.4: confirm what another person decided.</summary>
    ConfirmDecisions,

    /// <summary>Row 6.5: search for an entry, and see it with its history.</summary>
    SeeRegister,

    /// <summary>Row 6.5: suspend, lift, revoke.</summary>
    ChangeRegister,
}

/// <summary>Which role has which rights. This is the only place that decides it.</summary>
public static class RoleRights
{
    private static readonly Right[] Reading = [Right.SeeApplications, Right.SeeRegister];

    /// <summary>All rights of a role.</summary>
    public static IReadOnlyList<Right> Of(StaffRole role) => role switch
    {
        StaffRole.Clerk => [.. Reading, Right.DecideApplications],
        StaffRole.Approver => [.. Reading, Right.DecideApplications, Right.ConfirmDecisions],
        StaffRole.Registrar or StaffRole.Administrator =>
            [.. Reading, Right.DecideApplications, Right.ConfirmDecisions, Right.ChangeRegister],
        StaffRole.Auditor => Reading,
        _ => [],
    };

    /// <summary>Whether a role has a right.</summary>
    public static bool Has(this StaffRole role, Right right) => Of(role).Contains(right);
}
