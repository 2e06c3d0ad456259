using System.Net;
using System.Net.Sockets;

namespace Akashi.Service.Platform.Security;

/// <summary>Events that the operator should notice although nothing went wrong in the Service itself. The log shows these names.</summary>
internal enum SecurityEvent
{
    /// <summary>A passkey failed to sign in a member of staff.</summary>
    PasskeyRefused,

    /// <summary>A one-time link, or the passkey to be enrolled with it, was not accepted.</summary>
    EnrolmentRefused,

    /// <summary>A card's answer was not accepted: forged, revoked, expired or not trusted.</summary>
    CardRefused,

    /// <summary>An agent named a request that does not exist, or came without its token.</summary>
    AgentRefused,

    /// <summary>A return code arrived in a browser that it does not belong to, or for the second time.</summary>
    ReturnRefused,

    /// <summary>A browser came from the phone's service with a state that is not its own, or for the second time.</summary>
    PhoneRefused,

    /// <summary>Two ways to sign in were to be joined whose certificates do not show the same person.</summary>
    JoinRefused,

    /// <summary>A signed-in person asked for something they may not see or do.</summary>
    Forbidden,

    /// <summary>A form arrived without its page's token.</summary>
    ForeignForm,

    /// <summary>Too many requests.</summary>
    TooMany,
}

/// <summary>
/// Writes security events to the log, under a category of their own, so that they can be counted and
/// watched. What a stranger does leaves nothing permanent: the audit trail records only acts that took
/// effect. A line names the network (/24, or /48 for IPv6), never the full address, a person or a code.
/// </summary>
/// <param name="loggers">The program's log.</param>
internal sealed partial class SecurityLog(ILoggerFactory loggers)
{
    /// <summary>The category, as it is named in the log settings.</summary>
    public const string Category = "Akashi.Security";

    private readonly ILogger logger = loggers.CreateLogger(Category);

    /// <summary>Logs an event.</summary>
    /// <param name="what">What happened.</param>
    /// <param name="http">The request.</param>
    /// <param name="detail">A code of our own, such as the name of a fault; never anything that came from outside.</param>
    public void Note(SecurityEvent what, HttpContext http, string? detail = null) =>
        Noted(logger, what, RouteOf(http), NetworkOf(http.Connection.RemoteIpAddress), detail ?? "-");

    /// <summary>The network that an address belongs to; "-" if there is no address.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "-";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bits = plain.AddressFamily == AddressFamily.InterNetwork ? 24 : 48;
        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return $"{new IPAddress(bytes)}/{bits}";
    }

    // The route pattern rather than the path, which contains ids and codes.
    private static string RouteOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} at {Route} from {Network}: {Detail}")]
    private static partial void Noted(ILogger logger, SecurityEvent @event, string route, string network, string detail);
}
