using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>A choice of one among many, as a drop-down list; for a few, <c>&lt;choices&gt;</c> is easier to use.</summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectFieldTagHelper : FieldTagHelper
{
    /// <summary>The options; a line that asks the person to choose comes first.</summary>
    public IEnumerable<SelectListItem> Options { get; set; } = [];

    /// <summary>Text of the empty line if that is a choice too, as in a filter; null for the line that asks the person to choose.</summary>
    public string? None { get; set; }

    /// <summary>The stored value; what was last chosen takes precedence.</summary>
    public string? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = Entered(Value);
        var select = Input("select", output).Holding(Parts.Element("option", null, None ?? LayoutTexts.Choose).With("value", ""));
        foreach (var option in Options)
        {
            select.Holding(Parts.Element("option", null, option.Text)
                .With("value", option.Value)
                .With("selected", option.Value == chosen ? "selected" : null));
        }
        Box(output, "div", "field", LabelPart, BadgePart, HintPart, select, ErrorPart);
    }
}
