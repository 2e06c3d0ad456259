using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Akashi.Tests;

/// <summary>
/// Waits for what happens by itself. How soon it happens is measured in bench/ and is not a matter for tests: the deadline only ends a run in which
/// it never happens, and suits a machine that does ten other things.
/// </summary>
internal static class Wait
{
    /// <summary>What has not happened by then never will.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition holds; fails at the deadline, naming the condition.</summary>
    public static Task UntilAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        UntilAsync(() => Task.FromResult(condition()), what);

    /// <summary>Waits until a condition holds; fails at the deadline, naming the condition.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Assert.True(await ComesAsync(condition), $"In {Longest} it did not come: {what}");

    /// <summary>Waits until a condition holds or the deadline passes, for what is examined afterwards in any case.</summary>
    /// <returns>Whether the condition held.</returns>
    public static async Task<bool> ComesAsync(Func<Task<bool>> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > Longest) return false;
            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }
        return true;
    }

    /// <summary>Waits for a task to end that nothing else ends.</summary>
    public static Task ForAsync(Task task) => task.WaitAsync(Longest, TestContext.Current.CancellationToken);

    /// <summary>Waits for the result of a task that nothing else ends.</summary>
    public static Task<T> ForAsync<T>(Task<T> task) => task.WaitAsync(Longest, TestContext.Current.CancellationToken);
}
