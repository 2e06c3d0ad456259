using System.Globalization;
using System.Resources;

namespace Akashi.Launcher.Demo;

/// <summary>Labels that the demo presses and texts that it expects, as on the pages.</summary>
internal static class DemoWords
{
    private static readonly ResourceManager Resources = new("Akashi.Launcher.Demo.DemoWords", typeof(DemoWords).Assembly);

    public static string Get(string key) =>
        Resources.GetString(key, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"The text {key} is missing.");
}
