namespace Akashi.Fuzz;

/// <summary>How long whatever a stranger sends to be verified may keep a verifier busy.</summary>
internal static class VerificationTime
{
    /// <summary>A twentieth of a second.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);
}
