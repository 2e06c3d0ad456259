using Akashi.Hosting;

namespace Akashi.Sandbox;

/// <summary>What the developer sets for the Sandbox.</summary>
internal sealed record SandboxSettings(string Data, Uri PublicOrigin, string PersonasFolder, int ReaderPort, string? ClockFile, IReadOnlyList<string> TlsNames)
{
    public static SandboxSettings Read(SettingsReader reader, HostSettings host) => new(
        host.Data,
        reader.Origin("PublicOrigin", host.Listen.ToString()),
        reader.Text("Personas") ?? Path.Combine(AppContext.BaseDirectory, "personas"),
        reader.Number("Reader:Port", 8084, 0, 65535),
        reader.Text("Clock"),
        reader.Words("Tls:Names"));
}
