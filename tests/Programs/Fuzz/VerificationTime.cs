namespace Akashi.Fuzz;

/// <summary>How long anything that a stranger sends for verification may keep a verifier busy.</summary>
internal static class VerificationTime
{
    /// <summary>50 milliseconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);
}
