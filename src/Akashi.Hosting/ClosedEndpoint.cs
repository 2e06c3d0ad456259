using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Akashi.Hosting;

/// <summary>Explains why a program could not open an endpoint.</summary>
internal static class ClosedEndpoint
{
    private const int FirstFreePort = 1024;

    /// <summary>The explanation; null where the start failed for another reason.</summary>
    /// <param name="failure">The exception that stopped the start.</param>
    /// <param name="endpoints">The endpoints that were to be opened.</param>
    public static string? Find(Exception failure, IReadOnlyList<Uri> endpoints)
    {
        // A failure to reach another program, such as a database, comes wrapped in that client's own exception.
        if (failure is not (IOException or SocketException)
            || Causes(failure).FirstOrDefault(e => e is AddressInUseException or SocketException) is not { } cause)
            return null;
        if (cause is SocketException { SocketErrorCode: SocketError.AccessDenied })
            return $"{Names(endpoints.Where(e => e.Port < FirstFreePort))} cannot be opened: "
                + "ports below 1024 need the capability CAP_NET_BIND_SERVICE (docs/operations/install.md). Grant it, or choose others with --Listen.";
        return cause is SocketException { SocketErrorCode: SocketError.AddressNotAvailable }
            ? $"{Names(endpoints)} cannot be opened: this machine has no such address. Choose another with --Listen."
            : $"{Names(endpoints)} is in use by another program. Stop it, or choose another port with --Listen.";
    }

    private static string Names(IEnumerable<Uri> endpoints) => string.Join(" or ", endpoints);

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            yield return e;
            foreach (var inner in (e as AggregateException)?.InnerExceptions.Skip(1).SelectMany(Causes) ?? []) yield return inner;
        }
    }
}
