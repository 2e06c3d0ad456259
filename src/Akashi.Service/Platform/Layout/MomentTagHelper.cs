using System.Globalization;
using Akashi.Hosting.Dates;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>Shows an instant as day and time in Japan, or a day, with the exact value for machines.</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MomentTagHelper : TagHelper
{
    /// <summary>The instant; alternatively set <see cref="Day"/>.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The day; alternatively set <see cref="At"/>.</summary>
    public DateOnly? Day { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (At is { } instant)
        {
            var local = JapanTime.At(instant);
            output.Attributes.SetAttribute("datetime", local.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
            output.Content.SetContent(ShownDate.At(instant));
        }
        else if (Day is { } day)
        {
            output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            output.Content.SetContent(ShownDate.On(day));
        }
        else
        {
            output.SuppressOutput();
        }
    }
}
