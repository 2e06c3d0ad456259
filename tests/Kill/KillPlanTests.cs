namespace Akashi.Kill.Tests;

/// <summary>No phase is left out of ./test, and none on either engine where somebody asks for many kills.</summary>
public sealed class KillPlanTests
{
    [Fact]
    public void Both_engines_together_kill_once_in_each_phase_and_each_of_them_while_a_payment_is_settled()
    {
        Phase[] all = [.. new KillPlan(1, null, onPostgres: true).Points.Concat(new KillPlan(1, null, onPostgres: false).Points).Select(p => p.Phase).Order()];
        Assert.Equal([.. Enum.GetValues<Phase>(), Phase.Settle], all);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_many_are_asked_for_each_phase_has_its_share(bool onPostgres)
    {
        var phases = new KillPlan(1, 25, onPostgres).Points.CountBy(p => p.Phase).ToDictionary();
        Assert.Equal(25, phases.Values.Sum());
        Assert.All(Enum.GetValues<Phase>(), p => Assert.InRange(phases[p], 2, 3));
    }

    [Fact]
    public void Same_seed_gives_the_same_points() =>
        Assert.Equal(new KillPlan(7, 25, onPostgres: true).Points, new KillPlan(7, 25, onPostgres: true).Points);
}
