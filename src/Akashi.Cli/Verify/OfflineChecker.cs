using System.Globalization;
using Akashi.Credentials.Decisions;
using Akashi.Verification;

namespace Akashi.Cli.Verify;

/// <summary>Decides with the library itself, from what <c>akashi trust fetch</c> left (row 4.4.3).</summary>
internal sealed class OfflineChecker(IKnowledge known, TimeProvider clock) : ICodeChecker
{
    public Task<IReadOnlyList<CodeVerdict>> CheckAsync(IReadOnlyList<string> codes, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<CodeVerdict>>(
            [.. codes.Select(c => CodeVerdict.Of(Credentials.Decisions.Verification.Decide(c, known, clock.GetUtcNow())))]);

    /// <summary>How old the knowledge is, which every answer without a network must say; and what is wrong with it.</summary>
    public static string WordsOf(Knowledge known)
    {
        const string Again = "Run akashi trust fetch again where there is a network.";
        if (known.ClockIsBehind(known.Now)) return $"the clock of this machine is behind what was fetched: nothing is valid. Set it right. {Again}";
        if (known.KeysAsOf is not { } keys || known.OfflineEndsAt is not { } end) return $"no trust list holds, so no key is known. {Again}";
        return known.Now >= end
            ? string.Create(CultureInfo.InvariantCulture, $"what was fetched ended at {end:O}: nothing is valid. {Again}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"without a network: the keys are known as of {keys:O} ({Age(known.Now - keys)} ago), the states as of {known.StatesAsOf:O}, until {end:O}.");
    }

    private static string Age(TimeSpan age) => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h {Math.Max(0, age.Minutes)} min");
}
