using Akashi.Hosting;

namespace Akashi.Service.Issuing.Portal.Sheet;

/// <summary>The fonts of the machine that draw characters and variants which the program's own fonts lack (decision 0049).</summary>
internal static class RareFonts
{
    private const string Key = "Issuing:RareFonts";

    // Where the Debian packages fonts-ipamj-mincho and fonts-hanazono put them. The first is the government's own font for names.
    private static readonly string[] Usual =
    [
        "/usr/share/fonts/truetype/ipamj/ipamjm.ttf",
        "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf",
        "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
    ];

    /// <summary>The files in the setting, which must be there; without it, those of the usual ones that are.</summary>
    public static IReadOnlyList<string> Read(SettingsReader reader)
    {
        if (reader.Text(Key) is null) return [.. Usual.Where(File.Exists)];
        var files = reader.Words(Key);
        foreach (var missing in files.Where(f => !File.Exists(f))) reader.Fault(Key, $"\"{missing}\" does not exist");
        return files;
    }
}
