using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;
using Akashi.Service.Applications;

namespace Akashi.Kill.Tests;

/// <summary>The effect of a kill.</summary>
/// <param name="Point">The intended point.</param>
/// <param name="After">Time from the start of the press.</param>
/// <param name="Broke">Whether the press got no answer.</param>
internal sealed record Strike(KillPoint Point, TimeSpan After, bool Broke)
{
    /// <summary>The state of the change that the Service knew after its restart.</summary>
    public ApplicationState Found { get; init; }

    /// <summary>What the Verifier said about a credential while the Service was dead.</summary>
    public Verified? WhileDead { get; init; }

    public override string ToString() => $"{Point.Phase,-8} {After.TotalMilliseconds,6:F0} ms, press {(Broke ? "broke" : "answered")}, then {Found}";
}

/// <summary>Kills the Service by SIGKILL during a press, and restarts it on the same data.</summary>
/// <param name="stack">The programs.</param>
/// <param name="verify">Asks the Verifier about a credential.</param>
internal sealed class Killer(DevelopmentStack stack, Func<CancellationToken, Task<Verified>> verify)
{
    /// <summary>Kills at a point of a press; returns when the Service is back.</summary>
    /// <param name="point">The point.</param>
    /// <param name="press">The press.</param>
    /// <param name="takes">Duration of the phase, counted from the press.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Strike> StrikeAsync(KillPoint point, Func<Task> press, TimeSpan takes, CancellationToken ct)
    {
        var after = takes * point.Part;
        var pressed = press();
        await Task.Delay(after, TimeProvider.System, ct);
        await stack.Find("service").KillAsync();
        var broke = await BreaksAsync(point.Phase, pressed);
        var verified = await verify(ct);
        await StartAsync(ct);
        return new Strike(point, after, broke) { WhileDead = verified };
    }

    /// <summary>Kills it while nobody does anything.</summary>
    public async Task RestartAsync(CancellationToken ct)
    {
        await stack.Find("service").KillAsync();
        await StartAsync(ct);
    }

    private async Task StartAsync(CancellationToken ct)
    {
        await stack.StartServiceAsync(ct);
    }

    private static async Task<bool> BreaksAsync(Phase phase, Task pressed)
    {
        try
        {
            await pressed;
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
        catch (DemoException) when (phase is Phase.Submit or Phase.Correct)
        {
            // The card agent reports on its own page that the portal does not answer.
            return true;
        }
    }
}
