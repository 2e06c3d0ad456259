using Akashi.Hosting;

namespace Akashi.Verifier.Pages;

/// <summary>
/// What the footer of every page says: who runs the site, how to reach them, and which rules apply. Without a configured operator, it shows the
/// demo's.
/// </summary>
/// <param name="settings">The operator.</param>
public sealed class SiteFooter(OperatorSettings settings)
{
    /// <summary>Path of the product's own privacy policy.</summary>
    internal const string PrivacyPath = "/privacy";

    /// <summary>Path of the product's own terms.</summary>
    internal const string TermsPath = "/terms";

    /// <summary>Path of the product's own accessibility statement.</summary>
    internal const string AccessibilityPath = "/accessibility";

    /// <summary>Who runs it, and the desk that answers questions.</summary>
    public OperatorSettings Operator => settings.Or(OperatorSettings.Demo with
    {
        Name = Texts.Get("DemoOperator"),
        Contact = Texts.Get("DemoContact"),
        Phone = Texts.Get("DemoPhone"),
        Mail = Texts.Get("DemoMail"),
        Hours = Texts.Get("DemoHours"),
    });

    /// <summary>Address of the privacy policy.</summary>
    public string Privacy => settings.Privacy?.AbsoluteUri ?? PrivacyPath;

    /// <summary>Address of the terms.</summary>
    public string Terms => settings.Terms?.AbsoluteUri ?? TermsPath;

    /// <summary>Address of the accessibility statement.</summary>
    public string Accessibility => settings.Accessibility?.AbsoluteUri ?? AccessibilityPath;
}
