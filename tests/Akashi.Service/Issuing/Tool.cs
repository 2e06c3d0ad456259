using System.Diagnostics;
using System.Text;

namespace Akashi.Service.Tests.Issuing;

/// <summary>A program of the system: another's eyes on our files.</summary>
internal static class Tool
{
    public static async Task<(int Exit, string Output)> RunAsync(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
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
            throw new InvalidOperationException($"These tests need {name} on the PATH (Debian: openssl, poppler-utils, qpdf, zbar-tools, libnss3-tools).", fault);
        }
    }
}

/// <summary>A folder of one test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("akashi-test-").FullName;

    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string File(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public byte[] Read(string name) => System.IO.File.ReadAllBytes(PathOf(name));

    public void Dispose() => Directory.Delete(path, recursive: true);
}
