using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;

namespace Akashi.Launcher;

/// <summary>Walks the flows on a separate stack, beside any that is running, and leaves the results in a folder.</summary>
internal static class DemoCommand
{
    /// <summary>Exit code where a step went wrong.</summary>
    public const int Failed = 1;

    public static async Task<int> RunAsync(string folder)
    {
        var data = Directory.CreateTempSubdirectory("akashi-demo-").FullName;
        try
        {
            var ports = FreePorts.Take(StackSettings.PortCount);
            await using var stack = await DevelopmentStack.StartAsync(
                StackSettings.Local(data, ports), CancellationToken.None);
            var addresses = DemoAddresses.Of(stack);
            using var walk = new DemoWalk(addresses, folder);
            await walk.RunAsync();
            return 0;
        }
        catch (DemoException e)
        {
            await Console.Error.WriteLineAsync($"The demo stopped: {e.Message}\nThe output of the programs is in {KeepLogs(data, folder)}.");
            return Failed;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static string KeepLogs(string data, string folder)
    {
        var kept = Directory.CreateDirectory(Path.Combine(folder, "logs")).FullName;
        foreach (var log in Directory.EnumerateFiles(Path.Combine(data, "logs"))) File.Copy(log, Path.Combine(kept, Path.GetFileName(log)), overwrite: true);
        return kept;
    }
}
