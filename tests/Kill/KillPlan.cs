using System.Globalization;
using System.Security.Cryptography;

namespace Akashi.Kill.Tests;

/// <summary>What is happening when the Service is killed.</summary>
internal enum Phase
{
    /// <summary>The card signs, and the application is received.</summary>
    Submit,

    /// <summary>Staff return it for correction.</summary>
    GiveBack,

    /// <summary>The card signs the correction, and it is received.</summary>
    Correct,

    /// <summary>Staff accept.</summary>
    Decide,

    /// <summary>The provider is asked for its page.</summary>
    Start,

    /// <summary>The provider charges; the holder never returns.</summary>
    Charge,

    /// <summary>The provider's webhook is on its way; the holder never returns.</summary>
    Webhook,

    /// <summary>The holder returns, and the provider is asked for the outcome.</summary>
    Return,

    /// <summary>The change is complete; its consequences are published.</summary>
    Publish,

    /// <summary>Neither webhook nor holder arrives; the provider is asked once the page's time is up.</summary>
    Settle,
}

/// <summary>One kill.</summary>
/// <param name="Phase">During what.</param>
/// <param name="Part">The fraction of the phase's duration that has passed, from 0 to 1.</param>
internal sealed record KillPoint(Phase Phase, double Part);

/// <summary>Random points in a change with correction and payment, each phase equally often. The same seed gives the same points.</summary>
internal sealed class KillPlan
{
    /// <summary>Kills while the provider is asked about payments that nobody reported. They come last, because they move the clock.</summary>
    public const int KillsAtSettling = 2;

    /// <summary>
    /// Kills unless the environment gives a number: each phase once, and twice at settling. It can be 28 at most, because each needs a draft of its own,
    /// two more are filled in besides, and a holder has at most 30. <c>tools/long</c> makes 200 in rounds of 25.
    /// </summary>
    public const int UsualKills = (int)Phase.Settle + KillsAtSettling;

    private const string Key = "AKASHI_KILL_SEED";

    private KillPlan(int seed, int kills)
    {
        Seed = seed;
#pragma warning disable CA5394 // The same seed must give the same points.
        var random = new Random(seed);
        var phases = Enumerable.Range(0, kills - KillsAtSettling).Select(i => (Phase)(i % (int)Phase.Settle)).ToArray();
        random.Shuffle(phases);
        Points = [.. phases.Concat(Enumerable.Repeat(Phase.Settle, KillsAtSettling)).Select(p => new KillPoint(p, random.NextDouble()))];
#pragma warning restore CA5394
    }

    public int Seed { get; }

    public IReadOnlyList<KillPoint> Points { get; }

    /// <summary>With the seed from the environment, or else a new one each time; and with the number of kills from there, or the usual one.</summary>
    public static KillPlan Draw() => new(GivenSeed() ?? RandomNumberGenerator.GetInt32(int.MaxValue), KillCount.Or(UsualKills));

    private static int? GivenSeed() =>
        Environment.GetEnvironmentVariable(Key) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public override string ToString() => $"{Key}={Seed.ToString(CultureInfo.InvariantCulture)}";
}
