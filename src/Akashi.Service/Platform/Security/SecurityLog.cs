using System.Net;
using System.Net.Sockets;

namespace Akashi.Service.Platform.Security;

/// <summary>What the operator should notice, though nothing went wrong in the Service itself; the names stand in the log.</summary>
internal enum SecurityEvent
{
    /// <summary>A passkey did not sign a member of staff in.</summary>
    PasskeyRefused,

    /// <summary>A one-time link, or the passkey that was to be enrolled by it, did not hold.</summary>
    EnrolmentRefused,

    /// <summary>What came from a card does not count: forged, revoked, expired or of a stranger.</summary>
    CardRefused,

    /// <summary>An agent named a request that is not there, or came without its token.</summary>
    AgentRefused,

    /// <summary>A return code came home in a browser that it does not belong to, or a second time.</summary>
    ReturnRefused,

    /// <summary>Somebody signed in asked for what is not theirs to see or do.</summary>
    Forbidden,

    /// <summary>A form came without the token of the page it was on.</summary>
    ForeignForm,

    /// <summary>Too many requests.</summary>
    TooMany,
}

/// <summary>
/// Writes security events to the log, under a category of their own, so that they can be counted and watched. Nothing permanent is written for a
/// stranger: the audit trail is for acts that count. A line names the network (/24, or /48 of IPv6), never the address, a person or a code.
/// </summary>
/// <param name="loggers">The program's log.</param>
internal sealed partial class SecurityLog(ILoggerFactory loggers)
{
    /// <summary>The category, as the settings of the log name it.</summary>
    public const string Category = "Akashi.Security";

    private readonly ILogger logger = loggers.CreateLogger(Category);

    /// <summary>Writes one.</summary>
    /// <param name="what">What happened.</param>
    /// <param name="http">The request.</param>
    /// <param name="detail">A code of ours, such as the name of a fault; never what came from outside.</param>
    public void Note(SecurityEvent what, HttpContext http, string? detail = null) =>
        Noted(logger, what, RouteOf(http), NetworkOf(http.Connection.RemoteIpAddress), detail ?? "-");

    /// <summary>The network an address lies in; "-" where there is none.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "-";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bits = plain.AddressFamily == AddressFamily.InterNetwork ? 24 : 48;
        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return $"{new IPAddress(bytes)}/{bits}";
    }

    // The pattern, not the address: that holds ids and codes.
    private static string RouteOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} at {Route} from {Network}: {Detail}")]
    private static partial void Noted(ILogger logger, SecurityEvent @event, string route, string network, string detail);
}
