using Akashi.Hosting;
using Akashi.Service.Platform.Addresses;

namespace Akashi.Service.Platform.Layout;

/// <summary>The footer of every page: who runs the site, how to reach them, and its rules. The demo's operator is shown if none is set.</summary>
/// <param name="settings">The operator.</param>
internal sealed class SiteFooter(OperatorSettings settings)
{
    /// <summary>Who runs the site, and the desk that answers questions.</summary>
    internal OperatorSettings Operator { get; } = settings.Or(OperatorSettings.Demo with
    {
        Name = LayoutTexts.DemoOperator,
        Contact = LayoutTexts.DemoContact,
        Phone = LayoutTexts.DemoPhone,
        Mail = LayoutTexts.DemoMail,
        Hours = LayoutTexts.DemoHours,
    });

    /// <summary>The rules of the site: the operator's own, or those of the product.</summary>
    internal IReadOnlyList<SiteLink> Links =>
    [
        new(LayoutTexts.Privacy, settings.Privacy?.AbsoluteUri ?? HomeAddresses.Privacy),
        new(LayoutTexts.Terms, settings.Terms?.AbsoluteUri ?? HomeAddresses.Terms),
        new(LayoutTexts.Accessibility, settings.Accessibility?.AbsoluteUri ?? HomeAddresses.Accessibility),
    ];
}
