using Akashi.Hosting;

namespace Akashi.Service.Registers;

/// <summary>What an empty register begins with.</summary>
/// <param name="SeedDemo">Whether the demo's registrations are entered.</param>
internal sealed record RegistersSettings(bool SeedDemo)
{
    /// <summary>Reads Demo; a fault is collected in the reader.</summary>
    public static RegistersSettings Read(SettingsReader reader) => new(reader.Flag("Demo"));
}
