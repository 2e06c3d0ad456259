using Akashi.Hosting;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Knowing;

/// <summary>The Verifier's clock is wrong, but not the others': it says that it cannot know, and nothing false.</summary>
public sealed class ClockTests(RunningSandbox sandbox)
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task V5_a_clock_that_jumps_by_an_hour_makes_the_CAs_word_too_old_or_too_new_and_coming_back_heals_it(int hours)
    {
        var file = Path.GetTempFileName();
        await using var world = await World.StartAsync(sandbox, more: () => [$"--Clock={file}", "--environment=Development"]);
        Assert.Equal("valid", await world.VerdictAsync());
        var clock = new DevelopmentClock(file);
        clock.Move(TimeSpan.FromHours(hours));
        // A clock that is behind what the Service signs is known to be wrong; one that is ahead only ends things too soon.
        var reason = hours < 0 ? "clock" : "signing-certificate-unknown";
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "unknown " + reason);
        await Wait.UntilAsync(async () => await world.ReadinessAsync() == "503 " + reason);
        clock.Move(null);
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "valid");
        File.Delete(file);
    }
}
