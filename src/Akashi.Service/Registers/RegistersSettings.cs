using Akashi.Hosting;

namespace Akashi.Service.Registers;

/// <summary>Settings for the initial contents of an empty register.</summary>
/// <param name="SeedDemo">Whether to enter the demo's registrations.</param>
internal sealed record RegistersSettings(bool SeedDemo)
{
    /// <summary>Reads the setting Demo; the reader collects faults.</summary>
    public static RegistersSettings Read(SettingsReader reader) => new(reader.Flag("Demo"));
}
