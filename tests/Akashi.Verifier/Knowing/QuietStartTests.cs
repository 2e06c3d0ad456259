using System.Runtime;
using Akashi.Verifier.Knowing;

namespace Akashi.Verifier.Tests.Knowing;

/// <summary>The time without collections ends, once, and nothing throws where it has ended already (decision 0048).</summary>
public sealed class QuietStartTests
{
    [Fact]
    public void It_ends_when_it_is_told_and_may_have_ended_before()
    {
        QuietStart.Begin();
        QuietStart.End();
        Assert.NotEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
        QuietStart.End();
    }
}
