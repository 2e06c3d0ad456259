using System.ComponentModel;
using System.Diagnostics;

namespace Akashi.Cli.Roster;

/// <summary>
/// Runs a command of the user's with the changes on its standard input. They are not in its arguments or its environment, which others on the machine can
/// see, and nothing of them is read by the shell.
/// </summary>
internal static class Notice
{
    /// <summary>Why it did not work; null where it did.</summary>
    public static async Task<string?> FaultOfAsync(string command, string changes, CancellationToken ct)
    {
        try
        {
            using var process = Process.Start(Shell(command))!;
            await GiveAsync(process, changes, ct);
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0 ? null : $"the command of --notify ended with {process.ExitCode}.";
        }
        catch (Win32Exception e)
        {
            return $"the command of --notify does not start: {e.Message}.";
        }
    }

    private static ProcessStartInfo Shell(string command) => OperatingSystem.IsWindows()
        ? new("cmd.exe", ["/d", "/c", command]) { RedirectStandardInput = true }
        : new("/bin/sh", ["-c", command]) { RedirectStandardInput = true };

    // It need not read all of it.
    private static async Task GiveAsync(Process process, string changes, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.WriteAsync(changes.AsMemory(), ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // How it ended says the rest.
        }
    }
}
