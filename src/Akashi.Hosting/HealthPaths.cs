namespace Akashi.Hosting;

/// <summary>Where monitoring asks the Service and the Verifier. The second of each is the name that it had before, and stays.</summary>
public static class HealthPaths
{
    /// <summary>Whether what the program is for works now.</summary>
    public static readonly IReadOnlyList<string> Ready = ["/health/ready", "/health"];

    /// <summary>Whether the process answers.</summary>
    public static readonly IReadOnlyList<string> Live = ["/health/live", "/live"];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [.. Ready, .. Live];
}
