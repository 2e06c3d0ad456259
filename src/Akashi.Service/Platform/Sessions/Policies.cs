namespace Akashi.Service.Platform.Sessions;

/// <summary>Who may see a page. A page without a policy is denied.</summary>
public static class Policies
{
    /// <summary>A signed-in holder.</summary>
    public const string Holder = "holder";

    /// <summary>A browser with a session on the holders' side, signed in or about to sign in.</summary>
    public const string HolderSession = "holder-session";

    /// <summary>A signed-in member of staff.</summary>
    public const string Staff = "staff";
}
