using Akashi.Service.Platform.Pages;
using Akashi.Service.Tests.Given;
using CsCheck;

namespace Akashi.Service.Tests.Platform.Pages;

/// <summary>The coarse kind of device that is kept of a User-Agent (row 0.9).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class VisitorDeviceTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/604.1", "IPhone Safari")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0 Mobile/15E148 Safari/604.1", "IPad Chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Android Chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36", "Android Other")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Windows Edge")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "Mac Safari")]
    [InlineData("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Linux Firefox")]
    [InlineData("", "Other Other")]
    [InlineData("curl/8.0", "Other Other")]
    public void User_agent_becomes_a_kind_and_the_kind_is_read_back(string agent, string code)
    {
        var device = VisitorDevice.Of(agent);
        Assert.Equal((code, device), (device.Code, VisitorDevice.FromCode(device.Code)));
    }

    [Fact]
    public void Whatever_a_browser_says_fits_into_the_column() =>
        Gen.Select(Given.Texts.Any, Gen.OneOfConst("Android", "Windows", "Firefox", "Chrome", "Other"), (text, word) => text + word + text)
            .Sample(agent => VisitorDevice.Of(agent).Code.Length <= VisitorDevice.LongestCode);

    [Theory]
    [InlineData("")]
    [InlineData("IPhone")]
    [InlineData("Newton Cyberdog")]
    public void Code_that_is_not_known_is_another_kind(string code) => Assert.Equal(VisitorDevice.Unknown, VisitorDevice.FromCode(code));
}
