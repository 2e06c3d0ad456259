using System.Text.RegularExpressions;

namespace Akashi.Browser.Tests;

/// <summary>docs/transcripts/ has what a screen reader says of each of the ten pages as they are named today.</summary>
public sealed partial class TranscriptTests
{
    private static readonly string[] Languages = ["ja", "en"];

    public static TheoryData<string, string> Pages => new(from id in Transcript.Pages.Keys from language in Languages select (id, language));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Reviewed_copy_says_heading_step_and_labels(string id, string language)
    {
        var phrases = File.ReadAllLines(Transcript.Reviewed(id, language));
        var heading = string.Join('|', Words.In(language, Transcript.Pages[id]).Select(text => Place().Replace(Regex.Escape(text), ".+")));
        Assert.Contains(phrases, phrase => Regex.IsMatch(phrase, $"^heading, ({heading}), level 1$"));
        var screen = Screens.Find(id);
        foreach (var said in screen.Step is { } step ? [step, .. screen.Labels] : screen.Labels)
            Assert.Contains(phrases, phrase => phrase.Contains(said.In(language), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\\\{\d}")]
    private static partial Regex Place();
}
