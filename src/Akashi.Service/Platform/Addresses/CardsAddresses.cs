namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Cards.</summary>
public static class CardsAddresses
{
    /// <summary>Explains how to get the card agent.</summary>
    public const string Agent = "/cards/agent";

    /// <summary>The browser returns here from the card agent.</summary>
    public const string Return = "/cards/return";

    /// <summary>The browser returns here from the phone's service.</summary>
    public const string PhoneReturn = "/cards/phone/return";

    /// <summary>Goes on with the answer that belongs to a one-time code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="version">Version of the agent that gave the answer, such as 0.1.0; null where it is not known.</param>
    public static string ReturnWith(string code, string? version = null) => $"{Return}?code={code}{(version is null ? "" : "&agent=" + version)}";

    /// <summary>A file of the card agent, for download.</summary>
    public static string AgentFileOf(string name) => $"/cards/agent/files/{name}";

    /// <summary>Row 0.5.</summary>
    public static string WaitOf(string requestId) => $"/cards/wait/{requestId}";

    /// <summary>Tells a waiting page whether its request has been answered.</summary>
    public static string StateOf(string requestId) => $"/cards/wait/{requestId}/state";
}
