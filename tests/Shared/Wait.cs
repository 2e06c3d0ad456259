using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Akashi.Tests;

/// <summary>
/// Waits for what comes by itself. How soon it comes is measured in bench/, and is no test's matter: the deadline only ends a run in which it never comes,
/// and holds on a machine that does ten other things.
/// </summary>
internal static class Wait
{
    /// <summary>What is not there by then does not come.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until something is so; fails at the deadline, with what was waited for.</summary>
    public static Task UntilAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        UntilAsync(() => Task.FromResult(condition()), what);

    /// <summary>Waits until something is so; fails at the deadline, with what was waited for.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Assert.True(await ComesAsync(condition), $"In {Longest} it did not come: {what}");

    /// <summary>Waits until something is so, or the deadline is there: for what is looked at afterwards in any case.</summary>
    /// <returns>Whether it came.</returns>
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

    /// <summary>Waits for the end of a task that nothing else ends.</summary>
    public static Task ForAsync(Task task) => task.WaitAsync(Longest, TestContext.Current.CancellationToken);

    /// <summary>Waits for the answer of a task that nothing else ends.</summary>
    public static Task<T> ForAsync<T>(Task<T> task) => task.WaitAsync(Longest, TestContext.Current.CancellationToken);
}
