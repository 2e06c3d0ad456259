using System.Reflection;
using System.Security.Cryptography;

namespace Akashi.CardAgent.About;

/// <summary>What the running program is: name, version, commit, file.</summary>
internal sealed class AgentProgram
{
    /// <summary>Name in messages to a portal.</summary>
    public const string Product = "akashi-card-agent";

    private const string Library = "Akashi.CardAgent.dll";
    private static readonly Assembly Own = typeof(AgentProgram).Assembly;
    private readonly Lazy<Task<string?>> digest = new(DigestAsync);

    /// <summary>Version, such as 0.1.0.</summary>
    public static string Version { get; } = Own.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Commit from which tools/publish-agent built it, 40 hexadecimal digits; null where it is not known.</summary>
    public static string? Commit { get; } = Own.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(m => m.Key == "Commit")?.Value;

    /// <summary>How the program names itself to a portal: name and version.</summary>
    public static string Agent => $"{Product}/{Version}";

    /// <summary>Path of the file that runs, as it was downloaded; null where the program consists of several files, as in development.</summary>
    public static string? File { get; } = System.IO.File.Exists(Path.Combine(AppContext.BaseDirectory, Library)) ? null : Environment.ProcessPath;

    /// <summary>SHA-256 of the file, 64 hexadecimal digits, as it lies there when first asked for; null where it cannot be read.</summary>
    public Task<string?> Sha256Async() => digest.Value;

    private static async Task<string?> DigestAsync()
    {
        if (File is not { } path) return null;
        try
        {
            await using var file = System.IO.File.OpenRead(path);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
