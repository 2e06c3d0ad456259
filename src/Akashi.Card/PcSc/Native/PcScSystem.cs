namespace Akashi.Card.PcSc.Native;

/// <summary>The system's PC/SC.</summary>
internal static class PcScSystem
{
    /// <summary>Of the system that we run on; null where it has none that we know.</summary>
    public static IPcSc? Current { get; } =
        OperatingSystem.IsLinux() ? new LinuxPcSc() : OperatingSystem.IsMacOS() ? new MacPcSc() : OperatingSystem.IsWindows() ? new WindowsPcSc() : null;

    /// <summary>Names that end by NUL each, and the list by one more.</summary>
    public static IReadOnlyList<string> Split(string names) => names.Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
