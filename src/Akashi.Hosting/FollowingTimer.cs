namespace Akashi.Hosting;

/// <summary>A timer that goes by a clock which may be moved: it looks often whether the next turn is due by that clock.</summary>
/// <param name="clock">The clock.</param>
internal sealed class FollowingTimer(DevelopmentClock clock) : ITimer
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private ITimer? looks;
    private TimeSpan period;
    private DateTimeOffset due;

    /// <summary>Begins to look.</summary>
    public void Start(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan every)
    {
        Change(dueTime, every);
        looks = TimeProvider.System.CreateTimer(
            _ =>
            {
                if (IsDue()) callback(state);
            }, null, LookEvery, LookEvery);
    }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate) (this.period, due) = (period, clock.GetUtcNow() + dueTime);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => looks?.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => looks?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Several turns that were missed are one. A clock that was set back holds up no turn for longer than a period.
    private bool IsDue()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var isDue = now >= due;
            if (isDue || due > now + period) due = now + period;
            return isDue;
        }
    }
}
