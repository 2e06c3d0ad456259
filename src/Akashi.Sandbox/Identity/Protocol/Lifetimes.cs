namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>How long things live. The real service's lifetimes are not known.</summary>
internal static class Lifetimes
{
    /// <summary>An authorization code.</summary>
    public static readonly TimeSpan Code = TimeSpan.FromSeconds(60);

    /// <summary>An access token.</summary>
    public static readonly TimeSpan AccessToken = TimeSpan.FromSeconds(300);

    /// <summary>An ID token.</summary>
    public static readonly TimeSpan IdToken = TimeSpan.FromSeconds(300);

    /// <summary>How far ahead a client assertion may end.</summary>
    public static readonly TimeSpan Assertion = TimeSpan.FromMinutes(10);

    /// <summary>How much clocks may differ where something is said to begin in the future.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>A person on the phone's pages.</summary>
    public static readonly TimeSpan Journey = TimeSpan.FromMinutes(10);
}
