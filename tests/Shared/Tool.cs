using System.Diagnostics;
using System.Text;

namespace Akashi.Tests;

/// <summary>A program of the system: independent software that reads our files.</summary>
internal static class Tool
{
    public static async Task<(int Exit, string Output)> RunAsync(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new InvalidOperationException(
                $"These tests need {name} on the PATH (Debian: openssl, poppler-utils, qpdf, zbar-tools, libnss3-tools).", fault);
        }
    }

    /// <summary>The output of a program that must succeed.</summary>
    public static async Task<string> MustRunAsync(string name, params string[] arguments)
    {
        var (exit, output) = await RunAsync(name, arguments);
        Assert.True(exit == 0, $"{name} ended with {exit}: {output}");
        return output;
    }
}
