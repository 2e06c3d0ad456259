using Akashi.Verifier.Offline;
using Akashi.Verifier.Reading;

namespace Akashi.Verifier.Roster;

/// <summary>The words that the script of this page shows, by key: those of the page for many, and those about a roster.</summary>
internal static class RosterWords
{
    /// <summary>What can have changed since the last look.</summary>
    public static readonly string[] Changes = ["not-valid", "replaced", "ending", "again"];

    /// <summary>Why something was not done.</summary>
    public static readonly string[] Faults = ["not-kept", "not-a-roster", "newer", "wrong-phrase"];

    private static readonly string[] Own =
    [
        "RosterAdded", "RosterFull", "RosterEmpty", "RosterDone", "RosterEnds", "RosterRemove", "RosterAskRemove", "RosterAskClear", "RosterExported",
        "Column-change",
    ];

    private static readonly string[] OfKnowledge = ["KnownCurrent", "KnownEnded", "KnownClock"];

    /// <summary>All of them.</summary>
    public static IEnumerable<(string Key, string Text)> All =>
    [
        .. Own.Concat(Changes.Select(c => "Change-" + c)).Concat(Faults.Select(f => "RosterFault-" + f)).Select(key => (key, RosterTexts.Of(key))),
        .. OfKnowledge.Select(key => (key, OfflineTexts.Of(key))), .. ReadingWords.ForMany,
    ];
}
