using Akashi.Launcher.Stack;

namespace Akashi.Browser.Tests;

/// <summary>
/// What all programs write when they start on an empty machine for the first time: keys, certificates, databases. The first scene of a run makes it;
/// each scene begins with a copy, because to make the keys and tables again takes longer than many a walk. Certificates name addresses, so all scenes
/// have the same ports, one after another.
/// </summary>
internal static class UnusedStack
{
    private static readonly string Kept = Directory.CreateTempSubdirectory("akashi-unused-").FullName;
    private static readonly SemaphoreSlim Turn = new(1);
    private static StackSettings? made;

    static UnusedStack() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Kept, recursive: true);

    /// <summary>The settings of a stack whose data, a copy, is in this folder, which does not exist yet.</summary>
    public static async Task<StackSettings> CopyAsync(string data, CancellationToken ct)
    {
        await Turn.WaitAsync(ct);
        try
        {
            made ??= await MakeAsync(ct);
            // With its permissions: the programs refuse a folder that others can read.
            await Tool.MustRunAsync("cp", "-a", made.Data, data).WaitAsync(ct);
            return made with { Data = data };
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<StackSettings> MakeAsync(CancellationToken ct)
    {
        var ports = FreePorts.Take(StackSettings.PortCount);
        var settings = StackSettings.Local(Path.Combine(Kept, "stack"), ports) with
        {
            Service = new($"https://portal.localhost:{ports[0]}"),
            Verifier = new($"https://verify.localhost:{ports[1]}"),
        };
        await using (await DevelopmentStack.StartAsync(settings, ct)) { }
        return settings;
    }
}
