using Akashi.Browser.Tests.Deciding;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Akashi.Browser.Tests.BeginningOrder))]

namespace Akashi.Browser.Tests;

/// <summary>
/// Of each two of width, script and language, every pair of values was walked, in each row of which docs/testing.md says so. Runs last, over what the
/// walks of the same run have recorded; alone it is skipped.
/// </summary>
[Collection(nameof(AfterWalks))]
public sealed class CoverageTests(WalkRecord record)
{
    // Attestation by others, notices of the CA and wallets have no pages yet.
    private static readonly string[] Without = ["1.7.6", "2.8.1", "3.8.1"];
    private static readonly string[] Besides = ["0.6", "5.3.1", "5.4.3"];

    // Reading, many at once, offline and roster happen in the browser. Without scripts their pages send people to the form, as row 4.2.2.
    private static readonly string[] ByScript = ["4.4.1", "4.4.2", "4.4.3", "4.5.1"];

    public static IEnumerable<string> Rows => Screens.All.Select(s => s.Id)
        .Where(id => Besides.Contains(id) || (id.Split('.')[0] is "1" or "2" or "3" or "4" && !Without.Contains(id)));

    [Fact]
    public void Each_row_was_walked_in_each_pair_of_width_script_and_language()
    {
        var walked = record.Settings;
        Assert.SkipUnless(walked.Count > 0, "Nothing was walked in this run.");
        var missing = Rows.SelectMany(row => Missing(walked.GetValueOrDefault(row) ?? [], ByScript.Contains(row)).Select(pair => $"{row}: {pair}")).ToList();
        Assert.True(missing.Count == 0, "Not walked:\n" + string.Join('\n', missing));
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(3, 3)]
    [InlineData(0, 12)]
    public void Pair_that_no_setting_has_is_missed(int settings, int missing) =>
        Assert.Equal(missing, Missing([.. Setting.Pairwise.Select(row => row.Data).Take(settings)]).Count());

    [Fact]
    public void Row_that_needs_scripts_is_walked_in_each_width_and_language_with_them() =>
        Assert.Equal(["360 px, en", "1280 px, ja"], Missing([Setting.Phone, Setting.EnglishDesk], byScript: true));

    private static IEnumerable<string> Missing(IReadOnlyCollection<Setting> walked, bool byScript = false) =>
        Setting.Pairwise.SelectMany(row => PairsOf(row.Data)).Except(walked.SelectMany(PairsOf))
            .Where(pair => !byScript || !pair.Contains("script off", StringComparison.Ordinal));

    private static string[] PairsOf(Setting s)
    {
        var script = "script " + (s.Script ? "on" : "off");
        return [$"{s.Width} px, {script}", $"{s.Width} px, {s.Language}", $"{script}, {s.Language}"];
    }
}

/// <summary>Begins the collections with most walks first, so that at the end no long one is left alone, and last the one over what all others recorded.</summary>
public sealed class BeginningOrder : ITestCollectionOrderer
{
    private static readonly string[] Longest = [nameof(DecidingScene), nameof(HolderScene), nameof(PcscdTests), nameof(ThreadWalk)];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => PlaceOf(c.TestCollectionDisplayName))];

    private static int PlaceOf(string collection)
    {
        if (collection.Contains(nameof(CoverageTests), StringComparison.Ordinal)) return int.MaxValue;
        var place = Array.FindIndex(Longest, name => collection.Contains(name, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}

/// <summary>After all walks, one class after another: what looks at their records, and what nobody's pcscd may be there for.</summary>
[CollectionDefinition(nameof(AfterWalks), DisableParallelization = true)]
public sealed class AfterWalks;
