using System.Diagnostics;

namespace Akashi.Pdf.Tests;

/// <summary>A program of the system: independent software that reads our files.</summary>
internal static class Tool
{
    public static (int Exit, string Output) Run(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var said = errors.GetAwaiter().GetResult();
            return (process.ExitCode, process.ExitCode == 0 ? output : output + said);
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new InvalidOperationException($"These tests need {name} on the PATH (Debian: poppler-utils, qpdf, zbar-tools, libnss3-tools).", fault);
        }
    }
}

/// <summary>A folder for one test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("akashi-pdf").FullName;

    public string File(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
