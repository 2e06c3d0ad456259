using System.Diagnostics;
using System.Net.Http.Json;
using Akashi.Hosting;
using Akashi.Launcher.Stack;
using Akashi.Service.Tests.Given;

namespace Akashi.Kill.Tests;

/// <summary>
/// One run: changes with a fee of 500 yen, many of them corrected before, the Service killed by SIGKILL at random points, and what is left once everything is at rest. All
/// programs are separate processes; the tests examine what this run left.
/// </summary>
public sealed class KilledService : IAsyncLifetime
{
    private static readonly TimeSpan Charging = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Publishing = TimeSpan.FromMilliseconds(250);
    // The outbox looks every second, and programs read a moved clock with a delay.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LifeOfPage = TimeSpan.FromHours(2);
    private static readonly TimeSpan LifeOfLease = TimeSpan.FromMinutes(5);
    private readonly string data = Directory.CreateTempSubdirectory("akashi-kill-").FullName;
    private readonly KillPlan plan = KillPlan.Draw();
    private readonly Dictionary<Phase, TimeSpan> takes = new() { [Phase.Charge] = Charging, [Phase.Publish] = Publishing };
    private readonly HttpClient http = new(LoopbackNames.Handler());
    private TestDatabase database = null!;
    private DevelopmentStack stack = null!;
    private Holder holder = null!;
    private Clerk clerk = null!;
    private Killer killer = null!;
    private ChangeWalk walk = null!;

    internal Records Records { get; private set; } = null!;

    /// <summary>The changes, in the order of the kills.</summary>
    internal IReadOnlyList<Change> Changes { get; private set; } = [];

    /// <summary>The change that nobody pays.</summary>
    internal Change Unpaid { get; private set; } = null!;

    internal List<Strike> Strikes { get; } = [];

    internal KillPlan Plan => plan;

    /// <summary>What a page had said but the Service no longer knew after a restart.</summary>
    internal List<string> Lost { get; } = [];

    internal Aftermath After { get; private set; } = null!;

    /// <summary>How to repeat this run, and what happened in it.</summary>
    internal string Story => string.Join('\n', Strikes.Select(s => s.ToString()).Prepend(plan.ToString()));

    public async ValueTask InitializeAsync()
    {
        try
        {
            await StartAsync(CancellationToken.None);
            await MeasureAsync(Changes[0], CancellationToken.None);
            await KillAsync(CancellationToken.None);
            await SettleAsync(CancellationToken.None);
            After = await Aftermath.AtRestAsync(Records, stack.Settings, [.. Changes, Unpaid], CancellationToken.None);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.Message}\n{Story}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        holder?.Dispose();
        clerk?.Dispose();
        http.Dispose();
        if (stack is not null) await stack.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    private async Task StartAsync(CancellationToken ct)
    {
        var service = Path.Combine(data, "service");
        database = await TestDatabase.NewAsync(service);
        Records = new Records(database, service);
        var ports = FreePorts.Take(StackSettings.PortCount);
        var local = StackSettings.Local(data, ports);
        stack = await DevelopmentStack.StartAsync(local with { Database = TestDatabase.IsPostgres ? database.AddressIn(service) : null }, ct);
        (holder, clerk, killer) = (new Holder(stack.Settings), new Clerk(stack), new Killer(stack, VerifyAsync));
        walk = new ChangeWalk(holder, clerk, Records);
        await holder.SignInAsync();
        await clerk.EnterAsync();
        // Two more: one before the kills, to measure how long things take, and one that nobody pays.
        var changes = await Records.EnterAsync(plan.Points.Count + 2);
        foreach (var change in changes)
        {
            await holder.GetCredentialAsync(change);
            await Records.ForgetCountsAsync();
            await holder.FillInAsync(change);
        }
        (Changes, Unpaid) = ([.. changes.SkipLast(1)], changes[^1]);
        Changes[0].IsCorrected = true;
        // Every second one is corrected besides, whatever it is killed in.
        foreach (var (i, point) in plan.Points.Index()) Changes[i + 1].IsCorrected = point.Phase is Phase.GiveBack or Phase.Correct || i % 2 == 0;
        foreach (var (change, point) in Changes.Skip(1).Zip(plan.Points)) await walk.DoUntilAsync(change, point.Phase);
        await walk.DoUntilAsync(Unpaid, Phase.Charge);
        // While the Service is dead, it learns nothing.
        await Wait.UntilAsync(async () => (await VerifyAsync(ct)).Result == "valid");
    }

    private Task<Verified> VerifyAsync(CancellationToken ct) => Verified.AskAsync(http, stack.Settings.Verifier, Unpaid.Credential, ct);

    // In a freshly started Service, as after a kill.
    private async Task MeasureAsync(Change change, CancellationToken ct)
    {
        await killer.RestartAsync(ct);
        foreach (var phase in new[] { Phase.Submit, Phase.GiveBack, Phase.Correct, Phase.Decide, Phase.Start, Phase.Return })
        {
            await walk.ReachAsync(change, phase);
            var time = Stopwatch.StartNew();
            await walk.PressAsync(change, phase);
            takes[phase] = time.Elapsed;
        }
        takes[Phase.Webhook] = takes[Phase.Return];
    }

    private async Task KillAsync(CancellationToken ct)
    {
        foreach (var (change, point) in Changes.Skip(1).Zip(plan.Points).SkipLast(plan.AtSettling))
        {
            await walk.ReachAsync(change, point.Phase);
            if (point.Phase == Phase.Publish) await walk.PressAsync(change, point.Phase);
            var strike = await killer.StrikeAsync(
                point, point.Phase == Phase.Publish ? () => Task.CompletedTask : () => walk.PressAsync(change, point.Phase), takes[point.Phase], ct);
            await LookAsync(change, strike);
            if (strike.Broke) await walk.PressAgainAsync(change, point.Phase);
        }
        foreach (var (change, point) in Changes.Skip(1).Zip(plan.Points))
        {
            if (point.Phase is not (Phase.Charge or Phase.Webhook or Phase.Settle)) await walk.FinishAsync(change);
        }
    }

    private async Task SettleAsync(CancellationToken ct)
    {
        var switches = new Uri(stack.Settings.Payments, "/sandbox/switches");
        using (var answer = await http.PutAsJsonAsync(switches, new { hold = true }, ct)) answer.EnsureSuccessStatusCode();
        foreach (var (change, point) in Changes.Skip(1).Zip(plan.Points).TakeLast(plan.AtSettling)) await walk.DoAsync(change, point.Phase);
        var clock = new DevelopmentClock(Path.Combine(data, "clock"));
        clock.Move(LifeOfPage);
        foreach (var (change, point) in Changes.Skip(1).Zip(plan.Points).TakeLast(plan.AtSettling))
            await LookAsync(change, await killer.StrikeAsync(point, () => Task.CompletedTask, Settling, ct));
        // What a killed process had locked is free again.
        clock.Move(LifeOfPage + LifeOfLease);
    }

    private async Task LookAsync(Change struck, Strike strike)
    {
        Strikes.Add(strike with { Found = await Records.StateAsync(struck) });
        foreach (var change in Changes)
        {
            var (receipt, steps) = (await Records.ReadAsync(db => Aftermath.ReceiptAsync(db, change)), await Records.StepsAsync(change));
            if (steps.Count < change.Told || !change.Course.Take(steps.Count).SequenceEqual(steps))
                Lost.Add($"{strike}: {string.Join(' ', change.Course.Take(change.Told))} was told, {string.Join(' ', steps)} is known.");
            if (change.Receipt is { } told && told != receipt) Lost.Add($"{strike}: receipt number {told} was told, {receipt} is known.");
        }
    }
}
