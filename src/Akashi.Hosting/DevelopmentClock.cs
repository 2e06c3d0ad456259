using System.Globalization;

namespace Akashi.Hosting;

/// <summary>
/// The system's clock shifted by an offset that all programs of one development stack read from the same file, so that expiry can be tried out.
/// Refused outside the Development environment (<see cref="AkashiHost"/>).
/// </summary>
/// <param name="path">The file with the offset, as an invariant <see cref="TimeSpan"/> ("c" format); no file means no offset.</param>
public sealed class DevelopmentClock(string path) : TimeProvider
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private long checkedAt = long.MinValue;
    private TimeSpan offset;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset();

    /// <summary>What is repeated every minute or more seldom goes by the moved clock, so that it need not be waited for; all else by the machine's.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < Seldom || period < Seldom) return base.CreateTimer(callback, state, dueTime, period);
        var timer = new FollowingTimer(this);
        timer.Start(callback, state, dueTime, period);
        return timer;
    }

    /// <summary>Shifts the clock of every program that reads the same file. Null or zero resets it.</summary>
    public void Move(TimeSpan? by)
    {
        var partial = path + ".new";
        File.WriteAllText(partial, (by ?? TimeSpan.Zero).ToString("c", CultureInfo.InvariantCulture));
        File.Move(partial, path, overwrite: true);
        lock (gate) checkedAt = long.MinValue;
    }

    /// <summary>Waits until every program goes by the clock as it was moved last.</summary>
    public static Task FollowedAsync(CancellationToken ct) => Task.Delay(CheckEvery, ct);

    /// <summary>The offset from the system's clock.</summary>
    public TimeSpan Offset()
    {
        lock (gate)
        {
            var now = GetTimestamp();
            if (checkedAt != long.MinValue && GetElapsedTime(checkedAt, now) < CheckEvery) return offset;
            checkedAt = now;
            offset = File.Exists(path)
                && TimeSpan.TryParseExact(File.ReadAllText(path).Trim(), "c", CultureInfo.InvariantCulture, out var read)
                    ? read
                    : TimeSpan.Zero;
            return offset;
        }
    }
}
