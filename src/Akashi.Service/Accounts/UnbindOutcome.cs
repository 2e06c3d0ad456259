namespace Akashi.Service.Accounts;

/// <summary>Result of removing a binding.</summary>
public enum UnbindOutcome
{
    /// <summary>It is removed.</summary>
    Unbound,

    /// <summary>Nothing was bound.</summary>
    NotBound,

    /// <summary>There is no such account.</summary>
    NotFound,
}
