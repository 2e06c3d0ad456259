using Akashi.Launcher.Stack;

namespace Akashi.Launcher.Tests.Stack;

/// <summary>Runs beside each other never get the same port, although a port is free for a while after it was taken.</summary>
public sealed class FreePortsTests
{
    [Fact]
    public void Port_is_not_taken_twice_though_nothing_listens_on_it_yet()
    {
        var first = FreePorts.Take(20);
        var second = FreePorts.Take(20);
        Assert.Equal(40, first.Concat(second).Distinct().Count());
        Assert.DoesNotContain(second, FreePorts.IsTaken);
    }

    [Fact]
    public void Other_processes_see_that_the_block_of_ports_is_claimed()
    {
        var port = FreePorts.Take(1)[0];
        Assert.True(FreePorts.IsTaken(port - ((port - FreePorts.First) % FreePorts.BlockSize)));
    }
}
