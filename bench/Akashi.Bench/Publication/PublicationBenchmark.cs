using System.Diagnostics;
using Akashi.Bench.Measuring;
using Akashi.Bench.SignIn;
using Akashi.Bench.Submission;
using Akashi.Credentials.Status;
using Akashi.Hosting;
using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;

namespace Akashi.Bench.Publication;

/// <summary>
/// Measures how long it takes from staff pressing 「一時停止」 until the published list says so, with as many credentials as the country needs: all
/// programs as ./run starts them, on PostgreSQL.
/// </summary>
internal static class PublicationBenchmark
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);
    private static readonly Goal Seconds = new(AtLeast: false, 5);
    private static readonly Goal OneList = new(AtLeast: false, 1);

    public static async Task<IReadOnlyList<ResultLine>> RunAsync(PublicationOptions options, Place place)
    {
        var server = place.Postgres ?? throw new InvalidOperationException("No PostgreSQL was started; start it by bench/run.");
        var database = await PostgresDatabase.NewAsync(server, "publication", place.Folder);
        var address = database.Settings.Single()["Database=".Length..];
        var ports = FreePorts.Take(StackSettings.PortCount);
        var local = StackSettings.Local(Path.Combine(place.Folder, "data"), ports);
        await using var stack = await DevelopmentStack.StartAsync(local with { Database = address }, CancellationToken.None);
        await using var stored = new StoredCredentials(address);
        var addresses = DemoAddresses.Of(stack);
        using var staff = new StaffSteps(addresses);
        await IssueAsync(addresses, staff);
        var (list, index) = await stored.GivenAsync();
        await stored.FillAsync(list, options.Lists, options.Places, filled => Progress.Say($"publication: {filled} of {options.Lists} lists filled"));
        await stored.PublishedSinceAsync(TimeProvider.System.GetUtcNow(), CancellationToken.None);
        using var http = new HttpClient(LoopbackNames.Handler());
        return await MeasureAsync(
            options.Times, stored,
            (command, expected) => TimeAsync(
                () => staff.ChangeAsync(command, DemoWalk.Number), http, new Uri(stack.Settings.Service, "/status/" + list), index, expected));
    }

    // Suspends and lifts in turn, waiting each time until the published list says so.
    private static async Task<IReadOnlyList<ResultLine>> MeasureAsync(int times, StoredCredentials stored, Func<string, StatusValue, Task<double>> change)
    {
        var (seconds, most, before) = (new List<double>(), 0, await stored.CompressedAsync());
        for (var time = 0; time < times * 2; time++)
        {
            seconds.Add(time % 2 == 0 ? await change("Suspend", StatusValue.Suspended) : await change("Lift", StatusValue.Valid));
            var after = await stored.CompressedAsync();
            most = Math.Max(most, after.Count(l => before.GetValueOrDefault(l.Key) != l.Value));
            before = after;
        }
        return
        [
            new ResultLine("publication-seconds-median", SignInBenchmark.Percentile(seconds, 50)),
            new ResultLine("publication-seconds", seconds.Max(), Seconds),
            new ResultLine("publication-lists-compressed", most, OneList),
        ];
    }

    private static async Task<double> TimeAsync(Func<Task> press, HttpClient http, Uri list, int index, StatusValue expected)
    {
        var begun = Stopwatch.GetTimestamp();
        await press();
        using var looks = new PeriodicTimer(Between);
        while (!StatusList.TryRead(await http.GetByteArrayAsync(list), out var read, out _) || read![index] != expected) await looks.WaitForNextTickAsync();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task IssueAsync(DemoAddresses addresses, StaffSteps staff)
    {
        using var browser = new DemoBrowser();
        var card = new CardSteps(addresses.Portal, addresses.Sandbox, browser);
        var holder = new HolderSteps(addresses, browser, card);
        await card.PutAsync("misaki");
        await card.SignInAsync();
        await holder.ApplyAsync();
        await staff.EnterAsync();
        await staff.AcceptAsync();
        await holder.GetCredentialAsync();
    }
}
