using System.Globalization;
using System.Security.Cryptography;
using Akashi.Service.Tests.Given;

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

/// <summary>
/// Random points in a change with correction and payment. Unless the environment gives a number of kills, there is one in each phase of the engine, and
/// between them the engines have all phases; with a number, all phases have their share on both. The same seed gives the same points.
/// </summary>
internal sealed class KillPlan
{
    private const string Key = "AKASHI_KILL_SEED";

    /// <param name="seed">Of the points.</param>
    /// <param name="kills">
    /// Kills; null for the usual ones. It can be 28 at most, because each needs a draft of its own, two more are filled in besides, and a holder has at
    /// most 30. <c>tools/long</c> makes 200 in rounds of 25.
    /// </param>
    /// <param name="onPostgres">Which engine's usual phases.</param>
    public KillPlan(int seed, int? kills, bool onPostgres)
    {
        Seed = seed;
        IsUsual = kills is null;
        Phases = [.. Enum.GetValues<Phase>().Where(p => !IsUsual || p == Phase.Settle || (int)p % 2 == 0 == onPostgres)];
        AtSettling = IsUsual ? 1 : 2;
        var others = Phases.SkipLast(1).ToList();
#pragma warning disable CA5394 // The same seed must give the same points.
        var random = new Random(seed);
        var phases = Enumerable.Range(0, (kills - AtSettling) ?? others.Count).Select(i => others[i % others.Count]).ToArray();
        random.Shuffle(phases);
        Points = [.. phases.Concat(Enumerable.Repeat(Phase.Settle, AtSettling)).Select(p => new KillPoint(p, random.NextDouble()))];
#pragma warning restore CA5394
    }

    /// <summary>Whether nobody asked for more.</summary>
    public bool IsUsual { get; }

    /// <summary>The phases in which it kills.</summary>
    public IReadOnlyList<Phase> Phases { get; }

    /// <summary>Kills while the provider is asked about payments that nobody reported. They come last, because they move the clock.</summary>
    public int AtSettling { get; }

    public int Seed { get; }

    public IReadOnlyList<KillPoint> Points { get; }

    /// <summary>With the seed from the environment, or else a new one each time; and with the number of kills from there, or the usual one.</summary>
    public static KillPlan Draw() => new(GivenSeed() ?? RandomNumberGenerator.GetInt32(int.MaxValue), KillCount.Given, TestDatabase.IsPostgres);

    private static int? GivenSeed() =>
        Environment.GetEnvironmentVariable(Key) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public override string ToString() => $"{Key}={Seed.ToString(CultureInfo.InvariantCulture)}";
}
