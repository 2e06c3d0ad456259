namespace Akashi.Card.PcSc.Native;

/// <summary>The PC/SC implementation of the system.</summary>
internal static class PcScSystem
{
    /// <summary>The implementation for this system; null on a system that we do not know.</summary>
    public static IPcSc? Current { get; } =
        OperatingSystem.IsLinux() ? new LinuxPcSc() : OperatingSystem.IsMacOS() ? new MacPcSc() : OperatingSystem.IsWindows() ? new WindowsPcSc() : null;

    /// <summary>Splits a list of names: each ends with NUL, and the list with one more.</summary>
    public static IReadOnlyList<string> Split(string names) => names.Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
