namespace Akashi.Service.Platform.Sessions;

/// <summary>Who may see a page. What has no policy is denied.</summary>
public static class Policies
{
    /// <summary>A signed-in holder.</summary>
    public const string Holder = "holder";

    /// <summary>A signed-in member of staff.</summary>
    public const string Staff = "staff";
}
