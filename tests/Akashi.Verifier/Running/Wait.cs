namespace Akashi.Verifier.Tests.Running;

/// <summary>Waits for conditions.</summary>
internal static class Wait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var end = new CancellationTokenSource(Longest);
        while (!await condition())
        {
            Assert.False(end.IsCancellationRequested, "What was waited for did not come.");
            await Task.Delay(Between);
        }
    }
}
