using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>Heading of a group of fields that can be given several times, with its hint and its error. Links that lead to the group lead here.</summary>
[HtmlTargetElement("group-head", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GroupHeadTagHelper : FieldTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var heading = Parts.Element("h2", "heading-3", Label + " ").With("id", Id).With("tabindex", "-1").With("aria-describedby", DescribedBy);
        Box(output, "div", "group__head", heading.Holding(BadgePart), HintPart, ErrorPart);
    }
}
