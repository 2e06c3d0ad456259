using System.Collections.Concurrent;
using Akashi.Launcher.Stack;

namespace Akashi.Browser.Tests;

/// <summary>
/// What all programs write when they start on an empty machine for the first time: keys, certificates, databases. Each scene begins with a copy, because to
/// make the keys and tables again takes longer than many a walk. Certificates name addresses, so all scenes that take the same one have the same ports,
/// one after another. There are two, so that two scenes run at once.
/// </summary>
internal sealed class UnusedStack
{
    // On two cores a third scene makes each of them slower, and nothing sooner.
    private const int Scenes = 2;

    private static readonly string Kept = Directory.CreateTempSubdirectory("akashi-unused-").FullName;
    private static readonly SemaphoreSlim Turns = new(Scenes);
    private static readonly ConcurrentStack<UnusedStack> Free = new(Enumerable.Range(0, Scenes).Select(i => new UnusedStack($"stack{i}")));
    private readonly string name;
    private StackSettings? made;

    static UnusedStack() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Kept, recursive: true);

    private UnusedStack(string name) => this.name = name;

    /// <summary>Waits until another scene has given one back, if all are in use.</summary>
    public static async Task<UnusedStack> TakeAsync(CancellationToken ct)
    {
        await Turns.WaitAsync(ct);
        return Free.TryPop(out var stack) ? stack : throw new InvalidOperationException("A stack was given back twice.");
    }

    /// <summary>Leaves it to another scene.</summary>
    public void GiveBack()
    {
        Free.Push(this);
        Turns.Release();
    }

    /// <summary>The settings of a stack whose data, a copy, is in this folder, which does not exist yet.</summary>
    public async Task<StackSettings> CopyAsync(string data, CancellationToken ct)
    {
        made ??= await MakeAsync(ct);
        // With its permissions: the programs refuse a folder that others can read.
        await Tool.MustRunAsync("cp", "-a", made.Data, data).WaitAsync(ct);
        return made with { Data = data };
    }

    private async Task<StackSettings> MakeAsync(CancellationToken ct)
    {
        var ports = FreePorts.Take(StackSettings.PortCount);
        var settings = StackSettings.Local(Path.Combine(Kept, name), ports) with
        {
            Service = new($"https://portal.localhost:{ports[0]}"),
            Verifier = new($"https://verify.localhost:{ports[1]}"),
        };
        await using (await DevelopmentStack.StartAsync(settings, ct)) { }
        return settings;
    }
}
