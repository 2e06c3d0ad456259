using Akashi.Hosting;

namespace Akashi.Service.Platform.Layout;

/// <summary>What the foot of every page says: who runs this, how to reach them, and by which rules. Where no operator is set, the demo's.</summary>
/// <param name="settings">The operator.</param>
internal sealed class SiteFooter(OperatorSettings settings)
{
    /// <summary>Path of the product's own privacy policy.</summary>
    internal const string PrivacyPath = "/home/privacy";

    /// <summary>Path of the product's own terms.</summary>
    internal const string TermsPath = "/home/terms";

    /// <summary>Path of the product's own accessibility statement.</summary>
    internal const string AccessibilityPath = "/home/accessibility";

    /// <summary>Who runs it.</summary>
    internal string Operator => settings.Name ?? LayoutTexts.DemoOperator;

    /// <summary>The desk that answers.</summary>
    internal string Contact => settings.Contact ?? settings.Name ?? LayoutTexts.DemoContact;

    /// <summary>Its telephone; null for none.</summary>
    internal string? Phone => settings.IsSet ? settings.Phone : LayoutTexts.DemoPhone;

    /// <summary>Its mail; null for none.</summary>
    internal string? Mail => settings.IsSet ? settings.Mail : LayoutTexts.DemoMail;

    /// <summary>When it answers; null where nobody said.</summary>
    internal string? Hours => settings.IsSet ? settings.Hours : LayoutTexts.DemoHours;

    /// <summary>The rules of the site.</summary>
    internal IReadOnlyList<SiteLink> Links =>
    [
        new(LayoutTexts.Privacy, settings.Privacy?.AbsoluteUri ?? PrivacyPath),
        new(LayoutTexts.Terms, settings.Terms?.AbsoluteUri ?? TermsPath),
        new(LayoutTexts.Accessibility, settings.Accessibility?.AbsoluteUri ?? AccessibilityPath),
    ];

    /// <summary>A telephone number as an address (RFC 3966).</summary>
    internal static string PhoneAddress(string phone) => "tel:" + string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
