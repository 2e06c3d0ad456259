namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Cards.</summary>
public static class CardsAddresses
{
    /// <summary>How to get the card agent.</summary>
    public const string Agent = "/cards/agent";

    /// <summary>Where a browser comes home from the card agent.</summary>
    public const string Return = "/cards/return";

    /// <summary>A file of the card agent.</summary>
    public static string AgentFileOf(string name) => $"/cards/agent/files/{name}";

    /// <summary>Row 0.5.</summary>
    public static string WaitOf(string requestId) => $"/cards/wait/{requestId}";

    /// <summary>Whether the request of a waiting page was answered.</summary>
    public static string StateOf(string requestId) => $"/cards/wait/{requestId}/state";
}
