using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>A single check box, such as a consent; sends "true" if ticked, otherwise nothing.</summary>
[HtmlTargetElement("check-box", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckBoxTagHelper : FieldTagHelper
{
    /// <summary>The stored value; what was last sent takes precedence. A consent starts unticked.</summary>
    public bool Checked { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The browser does not send a box that is not ticked.
        var stored = Posted is null && (Checked || For?.Model is true);
        var ticked = stored || Typed(FullName)?.Contains("true", StringComparison.OrdinalIgnoreCase) == true;
        var input = Parts.Element("input", null)
            .With("type", "checkbox")
            .With("id", Id)
            .With("name", FullName)
            .With("value", "true")
            .With("checked", ticked ? "checked" : null)
            .With("aria-required", Required ? "true" : null)
            .With("aria-describedby", DescribedBy)
            .With("aria-invalid", Error is null ? null : "true");
        var words = Parts.Element("span", null, Label + " ").Holding(BadgePart);
        Box(output, "div", "field", HintPart, Parts.Element("label", "choice").Holding(input, words), ErrorPart);
    }
}
