using System.Globalization;

namespace Akashi.Tests;

/// <summary>How often a program is killed: a few times in ./test, and more often by tools/long, which says so in AKASHI_KILL_COUNT.</summary>
internal static class KillCount
{
    /// <summary>The number from the environment; null without one.</summary>
    public static int? Given =>
        Environment.GetEnvironmentVariable("AKASHI_KILL_COUNT") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
