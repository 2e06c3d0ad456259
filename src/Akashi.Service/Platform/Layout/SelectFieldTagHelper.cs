using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>One of many, as a list that opens; for few, <c>&lt;choices&gt;</c> is kinder.</summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectFieldTagHelper : FieldTagHelper
{
    /// <summary>What can be chosen; a line that asks to choose stands before them.</summary>
    public IEnumerable<SelectListItem> Options { get; set; } = [];

    /// <summary>Words of the line with no value, where that is a choice too, as in a filter; null for the line that asks to choose.</summary>
    public string? None { get; set; }

    /// <summary>Value as stored; what was chosen last stands before it.</summary>
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
