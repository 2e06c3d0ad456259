using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;
using Akashi.Launcher.Tests.Running;

namespace Akashi.Launcher.Tests;

/// <summary>However a run ends, nothing keeps running and no input is lost: each begins with what the one before left.</summary>
public sealed class EndOfRunTests(EndedRuns runs) : IClassFixture<EndedRuns>
{
    private const string Number = "D-0123456";
    private readonly TemporaryFolder folder = runs.Folder;
    private readonly StackSettings at = runs.At;

    [Fact]
    public async Task Interrupted_run_stops_all_its_programs_and_the_next_finds_its_data()
    {
        await using var first = await StartAsync();
        var programs = first.Children;
        using var staff = new StaffSteps(
            new DemoAddresses(
                at.Service, at.Verifier, at.Sandbox, at.Payments,
                new Uri(File.ReadAllText(folder.At("data/service/staff-enrolment-link.txt")).Trim()), ""));
        await staff.EnterAsync();
        await staff.ChangeAsync("Suspend", Number);
        first.Signal("INT");

        Assert.Equal(0, await first.ExitAsync());
        Assert.Equal(4, programs.Count);
        await Processes.GoneAsync(programs);

        await using var second = await StartAsync();
        Assert.Contains(second.Output, line => line == $"  staff       sign in with your passkey: {new Uri(at.Service, "/office/staff/sign-in")}");
        await staff.SignInAsync();
        // Only a suspended registration can be lifted.
        await staff.ChangeAsync("Lift", Number);
    }

    // It ignores a Ctrl-C that is meant for another job.
    [Fact]
    public async Task Run_in_the_background_which_ignores_interrupts_ends_in_good_order_at_SIGTERM()
    {
        await using var launcher = await LauncherProcess.ReadyAsync(folder.At("data"), at, inBackground: true);
        var programs = launcher.Children;
        launcher.Signal("INT");
        launcher.Signal("TERM");
        Assert.Equal(0, await launcher.ExitAsync());
        await Processes.GoneAsync(programs);
    }

    // Nobody can tell the programs; they notice that their standard input closes.
    [Fact]
    public async Task Killed_launcher_leaves_no_program_behind()
    {
        await using var launcher = await StartAsync();
        var programs = launcher.Children;
        launcher.Signal("KILL");
        await launcher.ExitAsync();
        Assert.Equal(4, programs.Count);
        await Processes.GoneAsync(programs);
    }

    [Fact]
    public async Task Program_that_ends_by_itself_ends_the_run_with_its_code_and_name()
    {
        await using var launcher = await StartAsync();
        var programs = launcher.Children;
        Processes.Signal(Processes.Running(programs, "Akashi.Verifier"), "KILL");
        Assert.Equal(128 + 9, await launcher.ExitAsync());
        Assert.Contains("verifier ended", launcher.Errors, StringComparison.Ordinal);
        await Processes.GoneAsync(programs);
    }

    private Task<LauncherProcess> StartAsync() => LauncherProcess.ReadyAsync(folder.At("data"), at);
}

/// <summary>Runs that follow one another on the same data and ports. Whatever order they have, none leaves anything that another's test looks at.</summary>
public sealed class EndedRuns : IDisposable
{
    internal TemporaryFolder Folder { get; } = new();

    internal StackSettings At { get; } = ReadyStack.NewPorts();

    public void Dispose() => Folder.Dispose();
}
