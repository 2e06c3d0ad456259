using System.Diagnostics;
using System.Net.Http.Json;
using Akashi.Bench.Measuring;
using Akashi.Hosting;
using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;

namespace Akashi.Bench.SignIn;

/// <summary>
/// Measures how long a person waits for us between typing the PIN and the home page, with a card that answers at once: all programs as ./run starts
/// them.
/// </summary>
internal static class SignInBenchmark
{
    private const string Persona = "hanako";
    private const int WarmUp = 3;
    private static readonly Goal AtMost = new(AtLeast: false, 1.5);

    // Longer than an answer from the CA is kept, so that every sign-in asks the CA again, as every person's does.
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<ResultLine>> RunAsync(SignInOptions options, Place place)
    {
        var ports = FreePorts.Take(StackSettings.PortCount);
        await using var stack = await DevelopmentStack.StartAsync(
            StackSettings.Local(Path.Combine(place.Folder, "data"), ports), CancellationToken.None);
        var addresses = DemoAddresses.Of(stack);
        using var sandbox = new HttpClient(LoopbackNames.Handler()) { BaseAddress = addresses.Sandbox };
        var seconds = new List<double>();
        for (var i = 0; i < WarmUp + options.Times; i++)
        {
            using var moved = await sandbox.PutAsJsonAsync("/api/clock", new { offset = Between * (i + 1) });
            moved.EnsureSuccessStatusCode();
            var taken = await SignInAsync(addresses);
            if (i >= WarmUp) seconds.Add(taken.TotalSeconds);
        }
        return [new ResultLine("sign-in-own-time-median", Percentile(seconds, 50)), new ResultLine("sign-in-own-time", Percentile(seconds, 95), AtMost)];
    }

    /// <summary>The smallest value that at least this percentage of the values do not exceed.</summary>
    internal static double Percentile(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
    }

    private static async Task<TimeSpan> SignInAsync(DemoAddresses addresses)
    {
        using var browser = new DemoBrowser();
        var card = new CardSteps(addresses.Portal, addresses.Sandbox, browser);
        await card.PutAsync(Persona);
        await card.AskToSignInAsync();
        var begun = Stopwatch.GetTimestamp();
        await card.EnterAsync();
        return Stopwatch.GetElapsedTime(begun);
    }
}
