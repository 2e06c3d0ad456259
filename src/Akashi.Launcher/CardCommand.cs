using System.Diagnostics;
using Akashi.Launcher.Stack;

namespace Akashi.Launcher;

/// <summary>Inserts a card of the Sandbox, with its data beside that of ./run, into this machine's reader, and removes it at Ctrl-C.</summary>
internal static class CardCommand
{
    public static async Task<int> RunAsync(LauncherArguments arguments)
    {
        var path = arguments.Data ?? Path.Combine(BuiltPrograms.Root, "data");
        if (DataFolder.Open(path) is not { } data) return await RunCommand.RefusedAsync(DataFolder.NotOurs(path));
        var settings = StackSettings.Read(data, arguments.Settings);
        var start = new ProcessStartInfo("dotnet",
        [
            "exec", BuiltPrograms.Find("Akashi.Sandbox"), "--Role=card", $"--Data={Path.Combine(data, "sandbox")}",
            "--Listen=" + settings.Sandbox.GetLeftPart(UriPartial.Authority),
            $"--Clock={Path.Combine(data, "clock")}", $"--Pcscd={Path.Combine(BuiltPrograms.Root, "tools", "pcscd")}",
            .. arguments.Persona is { } persona ? ["--Persona=" + persona] : Array.Empty<string>(),
        ])
        { RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        // Closing its standard input makes it remove the card and end pcscd if it started pcscd.
        using var signals = new EndSignals(process.StandardInput.Close);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
