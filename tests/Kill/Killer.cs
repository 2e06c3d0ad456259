using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;
using Akashi.Service.Applications;

namespace Akashi.Kill.Tests;

/// <summary>What a kill met.</summary>
/// <param name="Point">Where it was meant to be.</param>
/// <param name="After">How long after the press was begun.</param>
/// <param name="Broke">Whether the press got no answer.</param>
internal sealed record Strike(KillPoint Point, TimeSpan After, bool Broke)
{
    /// <summary>How far the Service knew the change to be when it was there again.</summary>
    public ApplicationState Found { get; init; }

    /// <summary>What the Verifier said of a credential while the Service was dead.</summary>
    public Verified? WhileDead { get; init; }

    public override string ToString() => $"{Point.Phase,-8} {After.TotalMilliseconds,6:F0} ms, press {(Broke ? "broke" : "answered")}, then {Found}";
}

/// <summary>Ends the Service by SIGKILL while somebody presses, and starts it again on the same data.</summary>
/// <param name="stack">The programs.</param>
/// <param name="verify">Asks the Verifier about a credential.</param>
internal sealed class Killer(DevelopmentStack stack, Func<CancellationToken, Task<Verified>> verify)
{
    /// <summary>Kills at a point of a press; gives back when the Service is there again.</summary>
    /// <param name="point">The point.</param>
    /// <param name="press">The press.</param>
    /// <param name="takes">How long the phase takes, from the press on.</param>
    /// <param name="ct">Stops it.</param>
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
        catch (DemoException) when (phase == Phase.Submit)
        {
            // The card agent says on a page of its own that the portal does not answer.
            return true;
        }
    }
}
