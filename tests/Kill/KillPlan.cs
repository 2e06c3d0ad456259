using System.Globalization;
using System.Security.Cryptography;

namespace Akashi.Kill.Tests;

/// <summary>What goes on when the Service is killed.</summary>
internal enum Phase
{
    /// <summary>The card signs, and the application is received.</summary>
    Submit,

    /// <summary>Staff accept.</summary>
    Decide,

    /// <summary>The provider is asked for its page.</summary>
    Start,

    /// <summary>The provider charges; the holder never comes back.</summary>
    Charge,

    /// <summary>The provider's webhook is on its way; the holder never comes back.</summary>
    Webhook,

    /// <summary>The holder comes back, and the provider is asked how it ended.</summary>
    Return,

    /// <summary>The change is complete; what follows from it is published.</summary>
    Publish,

    /// <summary>Neither webhook nor holder comes; the provider is asked when the page's time is over.</summary>
    Settle,
}

/// <summary>One kill.</summary>
/// <param name="Phase">When.</param>
/// <param name="Part">Which part of the time that the phase takes has passed, from 0 to 1.</param>
internal sealed record KillPoint(Phase Phase, double Part);

/// <summary>Random points of a change with payment, each phase alike; a seed brings the same points again.</summary>
internal sealed class KillPlan
{
    /// <summary>How often the Service is killed.</summary>
    public const int Kills = 20;

    /// <summary>Kills while the provider is asked about what nobody told; last, since the clock is moved for them.</summary>
    public const int KillsAtSettling = 2;

    private const string Key = "AKASHI_KILL_SEED";

    private KillPlan(int seed)
    {
        Seed = seed;
#pragma warning disable CA5394 // Must bring the same points again.
        var random = new Random(seed);
        var phases = Enumerable.Range(0, Kills - KillsAtSettling).Select(i => (Phase)(i % (int)Phase.Settle)).ToArray();
        random.Shuffle(phases);
        Points = [.. phases.Concat(Enumerable.Repeat(Phase.Settle, KillsAtSettling)).Select(p => new KillPoint(p, random.NextDouble()))];
#pragma warning restore CA5394
    }

    public int Seed { get; }

    public IReadOnlyList<KillPoint> Points { get; }

    /// <summary>By the seed that the environment names, or by another each time.</summary>
    public static KillPlan Draw() => new(
        Environment.GetEnvironmentVariable(Key) is { Length: > 0 } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : RandomNumberGenerator.GetInt32(int.MaxValue));

    public override string ToString() => $"{Key}={Seed.ToString(CultureInfo.InvariantCulture)}";
}
