using Akashi.Hosting.Texts;

namespace Akashi.Cli.Tests;

public class EnvironmentLanguageTests
{
    [Theory]
    [InlineData(null, null, "en_GB.UTF-8", "en")]
    [InlineData(null, null, "ja_JP.UTF-8", "ja")]
    [InlineData(null, "en_US", "ja_JP.UTF-8", "en")]
    [InlineData("ja_JP", "en_US", "en_US", "ja")]
    [InlineData("", "", "en", "en")]
    [InlineData(null, null, null, "ja")]
    [InlineData(null, null, "C.UTF-8", "ja")]
    [InlineData("C", null, "en_GB.UTF-8", "ja")]
    [InlineData(null, null, "fr_FR@euro", "ja")]
    public void The_first_variable_that_is_set_says_the_language(string? all, string? messages, string? lang, string expected)
    {
        var set = new Dictionary<string, string?> { ["LC_ALL"] = all, ["LC_MESSAGES"] = messages, ["LANG"] = lang };
        Assert.Equal(expected, Languages.CodeOf(EnvironmentLanguage.Of(set.GetValueOrDefault)));
    }
}
