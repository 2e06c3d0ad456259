using Akashi.Hosting;

namespace Akashi.Sandbox;

/// <summary>The developer's settings for the Sandbox.</summary>
internal sealed record SandboxSettings(string Data, Uri PublicOrigin, string PersonasFolder, int ReaderPort, IReadOnlyList<string> TlsNames)
{
    public static SandboxSettings Read(SettingsReader reader, HostSettings host)
    {
        reader.Knows("Role");
        var personas = reader.Text("Personas") ?? Path.Combine(AppContext.BaseDirectory, "personas");
        if (!Directory.Exists(personas) || !Directory.EnumerateFiles(personas, "*.json").Any())
            reader.Fault("Personas", $"\"{personas}\" is not a folder with *.json files of personas");
        return new(
            host.Data,
            reader.Origin("PublicOrigin", host.Listen.ToString()),
            personas,
            reader.Number("Reader:Port", 8084, 0, 65535),
            reader.Words("Tls:Names"));
    }
}
