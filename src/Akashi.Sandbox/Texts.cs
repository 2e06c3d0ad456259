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

    public static string CardService => Get(nameof(CardService));

    public static string Authorities => Get(nameof(Authorities));

    public static string Answers => Get(nameof(Answers));

    public static string Silent => Get(nameof(Silent));

    public static string Stop => Get(nameof(Stop));

    public static string Resume => Get(nameof(Resume));

    public static string Certificates => Get(nameof(Certificates));

    public static string Authority => Get(nameof(Authority));

    public static string Subject => Get(nameof(Subject));

    public static string Serial => Get(nameof(Serial));

    public static string State => Get(nameof(State));

    public static string Good => Get(nameof(Good));

    public static string Revoked => Get(nameof(Revoked));

    public static string Revoke => Get(nameof(Revoke));

    public static string Clock => Get(nameof(Clock));

    public static string ClockLabel => Get(nameof(ClockLabel));

    public static string ClockMove => Get(nameof(ClockMove));

    public static string AuthorityName(string name) => Get(name);

    public static string ClockAt(string time, string offset) => string.Format(CultureInfo.CurrentCulture, Get(nameof(ClockAt)), time, offset);

    public static string Secrets(string pin, string password) => string.Format(CultureInfo.CurrentCulture, Get(nameof(Secrets)), pin, password);

    private static string Get(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
