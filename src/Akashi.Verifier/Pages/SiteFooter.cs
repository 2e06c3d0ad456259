using Akashi.Hosting;

namespace Akashi.Verifier.Pages;

/// <summary>What the foot of every page says: who runs this, how to reach them, and by which rules. Where no operator is set, the demo's.</summary>
/// <param name="settings">The operator.</param>
public sealed class SiteFooter(OperatorSettings settings)
{
    /// <summary>Path of the product's own privacy policy.</summary>
    internal const string PrivacyPath = "/privacy";

    /// <summary>Path of the product's own terms.</summary>
    internal const string TermsPath = "/terms";

    /// <summary>Path of the product's own accessibility statement.</summary>
    internal const string AccessibilityPath = "/accessibility";

    /// <summary>Who runs it.</summary>
    public string Operator => settings.Name ?? Texts.Get("DemoOperator");

    /// <summary>The desk that answers.</summary>
    public string Contact => settings.Contact ?? settings.Name ?? Texts.Get("DemoContact");

    /// <summary>Its telephone; null for none.</summary>
    public string? Phone => settings.IsSet ? settings.Phone : Texts.Get("DemoPhone");

    /// <summary>Its telephone as an address (RFC 3966).</summary>
    public string PhoneAddress => "tel:" + string.Concat((Phone ?? "").Where(c => char.IsAsciiDigit(c) || c == '+'));

    /// <summary>Its mail; null for none.</summary>
    public string? Mail => settings.IsSet ? settings.Mail : Texts.Get("DemoMail");

    /// <summary>When it answers; null where nobody said.</summary>
    public string? Hours => settings.IsSet ? settings.Hours : Texts.Get("DemoHours");

    /// <summary>Address of the privacy policy.</summary>
    public string Privacy => settings.Privacy?.AbsoluteUri ?? PrivacyPath;

    /// <summary>Address of the terms.</summary>
    public string Terms => settings.Terms?.AbsoluteUri ?? TermsPath;

    /// <summary>Address of the accessibility statement.</summary>
    public string Accessibility => settings.Accessibility?.AbsoluteUri ?? AccessibilityPath;
}
