using System.Globalization;
using Akashi.Hosting;

namespace Akashi.Service.Issuing.Keys;

/// <summary>A key for a purpose, and the time from which it signs.</summary>
/// <param name="Label">Name of its files, and its label in a module: a to z, 0 to 9 and hyphens.</param>
/// <param name="From">The time from which it signs; the first key of a purpose has signed from the beginning.</param>
internal sealed record PlannedKey(string Label, DateTimeOffset From);

/// <summary>The keys of each purpose, in the order in which they take over: "credential, credential-2@2026-12-01T00:00:00+09:00".</summary>
/// <param name="keys">The keys by purpose; a purpose that is missing has a single key with the name of the purpose.</param>
internal sealed class KeyPlan(IReadOnlyDictionary<KeyPurpose, IReadOnlyList<PlannedKey>> keys)
{
    /// <summary>The keys of a purpose; the last to take over comes last.</summary>
    public IReadOnlyList<PlannedKey> this[KeyPurpose purpose] =>
        keys.TryGetValue(purpose, out var planned) ? planned : [new PlannedKey(purpose.Name(), DateTimeOffset.MinValue)];

    /// <summary>Reads Issuing:Keys:PURPOSE for each purpose.</summary>
    public static KeyPlan Read(SettingsReader reader)
    {
        var keys = new Dictionary<KeyPurpose, IReadOnlyList<PlannedKey>>();
        foreach (var purpose in KeyPurposes.All)
        {
            var setting = SettingOf(purpose);
            if (reader.Words(setting) is { Count: > 0 } words && Planned(reader, setting, words) is { } planned) keys[purpose] = planned;
        }
        var plan = new KeyPlan(keys);
        foreach (var purpose in keys.Keys) FaultWhereShared(reader, plan, purpose);
        return plan;
    }

    // With one key for two purposes, a signature for one could pass as a signature for the other. This includes the default key of a purpose.
    private static void FaultWhereShared(SettingsReader reader, KeyPlan plan, KeyPurpose purpose)
    {
        foreach (var other in KeyPurposes.All.Where(p => p != purpose))
        {
            foreach (var label in plan[purpose].Select(k => k.Label).Intersect(plan[other].Select(k => k.Label)))
                reader.Fault(SettingOf(purpose), $"\"{label}\" is a key of \"{other.Name()}\" already; each purpose needs a key of its own");
        }
    }

    private static string SettingOf(KeyPurpose purpose) => "Issuing:Keys:" + purpose.Name();

    private static List<PlannedKey>? Planned(SettingsReader reader, string setting, IReadOnlyList<string> words)
    {
        var planned = new List<PlannedKey>();
        foreach (var word in words)
        {
            var (label, at) = word.Split('@', 2) is [var first, var second] ? (first, second) : (word, null);
            var from = DateTimeOffset.MinValue;
            var isTime = at is null || DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out from);
            if (!isTime || !IsLabel(label) || planned.Any(p => p.Label == label)
                || (planned.Count == 0 && at is not null) || (planned.Count > 0 && from < planned[^1].From))
            {
                reader.Fault(setting, $"\"{word}\" is not LABEL or LABEL@TIME, each later than the one before, the first without a time");
                return null;
            }
            planned.Add(new PlannedKey(label, from));
        }
        return planned;
    }

    private static bool IsLabel(string label) => label.Length > 0 && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
