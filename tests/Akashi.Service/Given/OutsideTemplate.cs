using Akashi.Hosting.Files;
using Akashi.Sandbox;

namespace Akashi.Service.Tests.Given;

/// <summary>
/// The keys of the Sandbox's CAs, which take seconds of processor time to make. They are made once; each world starts with a copy of its own, in which
/// it issues and revokes. Cards are not among them: a certificate names the responder of the Sandbox that issued it.
/// </summary>
internal static class OutsideTemplate
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, byte[]>>> Files = new(MakeAsync);

    /// <param name="folder">The Sandbox's data folder; made here.</param>
    public static async Task CopyToAsync(string folder)
    {
        PrivateFolder.Make(folder);
        foreach (var (name, content) in await Files.Value)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content);
        }
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("akashi-outside-").FullName;
        await using (await RunningHost.StartAsync("Sandbox", "http://localhost", folder, ["Reader:Port=0"], SandboxHost.Build))
        {
            // Started and stopped: that makes the keys.
        }
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllBytes);
        Directory.Delete(folder, recursive: true);
        return files;
    }
}
