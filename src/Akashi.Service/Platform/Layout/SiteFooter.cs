using Akashi.Hosting;
using Akashi.Service.Platform.Addresses;

namespace Akashi.Service.Platform.Layout;

/// <summary>What the foot of every page says: who runs this, how to reach them, and by which rules. Where no operator is set, the demo's.</summary>
/// <param name="settings">The operator.</param>
internal sealed class SiteFooter(OperatorSettings settings)
{
    /// <summary>Who runs it, and the desk that answers.</summary>
    internal OperatorSettings Operator { get; } = settings.Or(OperatorSettings.Demo with
    {
        Name = LayoutTexts.DemoOperator,
        Contact = LayoutTexts.DemoContact,
        Phone = LayoutTexts.DemoPhone,
        Mail = LayoutTexts.DemoMail,
        Hours = LayoutTexts.DemoHours,
    });

    /// <summary>The rules of the site: the operator's own, or the product's.</summary>
    internal IReadOnlyList<SiteLink> Links =>
    [
        new(LayoutTexts.Privacy, settings.Privacy?.AbsoluteUri ?? HomeAddresses.Privacy),
        new(LayoutTexts.Terms, settings.Terms?.AbsoluteUri ?? HomeAddresses.Terms),
        new(LayoutTexts.Accessibility, settings.Accessibility?.AbsoluteUri ?? HomeAddresses.Accessibility),
    ];
}
