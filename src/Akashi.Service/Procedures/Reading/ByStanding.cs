using Akashi.Service.Platform.Yaml;

namespace Akashi.Service.Procedures.Reading;

/// <summary>Reads what may be said once for everybody, or for each standing: <c>days: { registered: 21, not-registered: 45 }</c>.</summary>
internal static class ByStanding
{
    private const string Days = "days";
    private const string Decision = "decision";
    private const int Most = 400;
    private static readonly string Registered = YamlMap.Kebab(Standing.Registered);
    private static readonly string NotRegistered = YamlMap.Kebab(Standing.NotRegistered);

    /// <returns>The days, the longer ones where they differ; and by standing, null if they do not depend on it.</returns>
    public static (int Days, StandingDays? By) ReadDays(YamlMap map, bool asksStanding)
    {
        if (Both(map, Days, asksStanding) is not { } both) return (map.HoldsMaps(Days) ? 1 : map.Number(Days, 1, Most), null);
        var days = new StandingDays(both.Number(Registered, 1, Most), both.Number(NotRegistered, 1, Most));
        both.End();
        return (Math.Max(days.Registered, days.NotRegistered), days);
    }

    /// <returns>Whether two persons decide on everybody, null if not; and the only standing for which they do, null if there is none.</returns>
    public static (bool? Always, Standing? Only) ReadDecision(YamlMap map, bool asksStanding)
    {
        if (Both(map, Decision, asksStanding) is not { } both)
            return (!map.HoldsMaps(Decision) && map.Word<Deciders>(Decision, Deciders.One) == Deciders.Two ? true : null, null);
        var (linked, entered) = (both.Word<Deciders>(Registered), both.Word<Deciders>(NotRegistered));
        both.End();
        return (linked, entered) switch
        {
            (Deciders.Two, Deciders.Two) => (true, null),
            (Deciders.Two, _) => (null, Standing.Registered),
            (_, Deciders.Two) => (null, Standing.NotRegistered),
            _ => (null, null),
        };
    }

    private static YamlMap? Both(YamlMap map, string key, bool asksStanding)
    {
        if (!map.HoldsMaps(key)) return null;
        if (!asksStanding) map.Fault(key, $"\"{key}\" depends on the standing only where the procedure asks for it");
        return map.Map(key);
    }
}
