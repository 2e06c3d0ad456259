using System.Globalization;
using Akashi.Card.PcSc;
using Akashi.Card.Transport;
using Akashi.Hosting;

namespace Akashi.CardAgent;

/// <summary>The agent's settings at start.</summary>
/// <param name="Portals">Portals that may ask without being let in first.</param>
/// <param name="Reader">Where cards are read.</param>
/// <param name="Own">Where the agent listens.</param>
/// <param name="Folder">Its data folder.</param>
internal sealed record AgentSettings(IReadOnlyList<Uri> Portals, ICardReader Reader, Uri Own, string Folder)
{
    public static AgentSettings Read(SettingsReader reader, HostSettings host)
    {
        var portals = new List<Uri>();
        foreach (var text in reader.Words("Portals"))
        {
            if (Portal.PortalAddress.TryParse(text, out var portal)) portals.Add(portal);
            else reader.Fault("Portals", $"\"{text}\" is no https origin");
        }
        return new AgentSettings(portals, ReaderOf(reader), host.Listen, host.Data);
    }

    // Without the setting, the readers of this machine; with it, the emulated reader at host:port.
    private static ICardReader ReaderOf(SettingsReader reader)
    {
        if (reader.Text("Reader") is not { } address) return new PcScReader();
        var colon = address.LastIndexOf(':');
        var good = int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && colon > 0;
        if (!good) reader.Fault("Reader", $"\"{address}\" is no host:port of a reader");
        return new VirtualReader(good ? address[..colon] : "127.0.0.1", port);
    }
}
