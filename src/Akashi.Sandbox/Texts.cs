using System.Globalization;
using System.Resources;

namespace Akashi.Sandbox;

/// <summary>Words of the Sandbox's page.</summary>
internal static class Texts
{
    private static readonly ResourceManager Resources = new("Akashi.Sandbox.Texts", typeof(Texts).Assembly);

    public static string Title => Get(nameof(Title));

    public static string Skip => Get(nameof(Skip));

    public static string Heading => Get(nameof(Heading));

    public static string Lead => Get(nameof(Lead));

    public static string Inserted => Get(nameof(Inserted));

    public static string Insert => Get(nameof(Insert));

    public static string Remove => Get(nameof(Remove));

    public static string Footer => Get(nameof(Footer));

    public static string Secrets(string pin, string password) => string.Format(CultureInfo.CurrentCulture, Get(nameof(Secrets)), pin, password);

    private static string Get(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
