namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Cards.</summary>
public static class CardsAddresses
{
    /// <summary>Explains how to get the card agent.</summary>
    public const string Agent = "/cards/agent";

    /// <summary>The browser returns here from the card agent.</summary>
    public const string Return = "/cards/return";

    /// <summary>Says that an answer was brought before.</summary>
    public const string ReturnedBefore = Return + "?before=true";

    /// <summary>The browser returns here from the phone's service.</summary>
    public const string PhoneReturn = "/cards/phone/return";

    /// <summary>Row 0.8, on a phone that serves a computer: the number to compare, then the way on.</summary>
    public const string Number = "/cards/number";

    /// <summary>Tells that page how far the two have come.</summary>
    public const string NumberState = "/cards/number/state";

    /// <summary>Row 0.8, on a computer: the code for the phone.</summary>
    public static string CodeOf(string requestId) => $"/cards/code/{requestId}";

    /// <summary>Row 0.8: what the code leads a phone to.</summary>
    /// <param name="token">In the form in which it is shown.</param>
    public static string PhoneOf(string token) => $"/cards/phone/{token}";

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
