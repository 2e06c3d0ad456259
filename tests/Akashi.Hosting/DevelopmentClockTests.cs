namespace Akashi.Hosting.Tests;

public class DevelopmentClockTests
{
    [Fact]
    public void Without_a_file_it_is_the_systems_time()
    {
        using var folder = new Folder();
        Assert.Equal(TimeSpan.Zero, new DevelopmentClock(folder.File("clock")).Offset());
    }

    [Fact]
    public void It_moves_forward_and_back()
    {
        using var folder = new Folder();
        var clock = new DevelopmentClock(folder.File("clock"));
        clock.Move(TimeSpan.FromDays(400));
        Assert.Equal(TimeSpan.FromDays(400), clock.Offset());
        clock.Move(TimeSpan.FromHours(-3));
        var ahead = clock.GetUtcNow() - TimeProvider.System.GetUtcNow();
        Assert.InRange(ahead, TimeSpan.FromHours(-3) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(-3) + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void It_can_be_reset()
    {
        using var folder = new Folder();
        var clock = new DevelopmentClock(folder.File("clock"));
        clock.Move(TimeSpan.FromDays(1));
        clock.Move(null);
        Assert.Equal(TimeSpan.Zero, clock.Offset());
    }

    [Fact]
    public async Task Every_program_that_reads_the_file_goes_with_it()
    {
        using var folder = new Folder();
        var here = new DevelopmentClock(folder.File("clock"));
        var there = new DevelopmentClock(folder.File("clock"));
        Assert.Equal(TimeSpan.Zero, there.Offset());
        here.Move(TimeSpan.FromDays(30));
        await Wait.UntilAsync(() => there.Offset() == TimeSpan.FromDays(30));
    }

    [Fact]
    public async Task What_is_repeated_seldom_goes_with_it_forward_and_back()
    {
        using var folder = new Folder();
        var clock = new DevelopmentClock(folder.File("clock"));
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        clock.Move(TimeSpan.FromDays(10_000));
        Assert.True(await TurnAsync(timer));
        // Set back, it does not wait until that day comes again.
        var (next, ahead) = (TurnAsync(timer), TimeSpan.Zero);
        await Wait.UntilAsync(() =>
        {
            clock.Move(ahead += TimeSpan.FromHours(1));
            return next.IsCompleted;
        });
        Assert.True(await next);

        static Task<bool> TurnAsync(PeriodicTimer timer) => Wait.ForAsync(timer.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    public void A_file_that_says_nothing_moves_nothing(string text)
    {
        using var folder = new Folder();
        Assert.Equal(TimeSpan.Zero, new DevelopmentClock(folder.Write("clock", text)).Offset());
    }
}
