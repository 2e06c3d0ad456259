using System.Globalization;
using Akashi.Card.Transport;
using Akashi.Hosting;

namespace Akashi.CardAgent;

/// <summary>What the agent is told at its start.</summary>
internal sealed record AgentSettings(IReadOnlyList<Uri> Portals, ICardReader Reader, Uri Own)
{
    public static AgentSettings Read(SettingsReader reader, HostSettings host)
    {
        var portals = new List<Uri>();
        foreach (var text in reader.Words("Portals"))
        {
            if (Portal.PortalAddress.TryParse(text, out var portal)) portals.Add(portal);
            else reader.Fault("Portals", $"\"{text}\" is no https origin");
        }
        var address = reader.Text("Reader") ?? "127.0.0.1:8084";
        var colon = address.LastIndexOf(':');
        var good = int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && colon > 0;
        if (!good) reader.Fault("Reader", $"\"{address}\" is no host:port of a reader");
        return new AgentSettings(portals, new VirtualReader(good ? address[..colon] : "127.0.0.1", port), host.Listen);
    }
}
