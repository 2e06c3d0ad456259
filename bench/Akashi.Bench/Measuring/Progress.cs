namespace Akashi.Bench.Measuring;

/// <summary>What a run tells the person who waits: on standard error, apart from the results.</summary>
internal static class Progress
{
    public static void Say(string what) => Console.Error.WriteLine("bench: " + what);
}
