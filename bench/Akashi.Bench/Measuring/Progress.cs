namespace Akashi.Bench.Measuring;

/// <summary>Tells a waiting person how a run is getting on: on standard error, apart from the results.</summary>
internal static class Progress
{
    public static void Say(string what) => Console.Error.WriteLine("bench: " + what);
}
