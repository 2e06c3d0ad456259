using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>
/// A text field of one line or several (<c>rows</c>). <c>type</c>, <c>autocomplete</c>,
/// <c>inputmode</c>, <c>class</c> and others are passed to the input.
/// </summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextFieldTagHelper : FieldTagHelper
{
    /// <summary>Type of the input; a password is never sent back to the page.</summary>
    public string Type { get; set; } = "text";

    /// <summary>The stored value; what was typed takes precedence.</summary>
    public string? Value { get; set; }

    /// <summary>Number of lines; 1 gives a single-line input.</summary>
    public int Rows { get; set; } = 1;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var value = Type == "password" ? null : Entered(Value);
        var input = Rows > 1
            ? Input("textarea", output).With("rows", Rows.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : Input("input", output).With("type", Type).With("value", value);
        // HTML parsers drop the first line break in a textarea, so write one for them to drop.
        if (Rows > 1) input.InnerHtml.Append("\n" + value);
        Box(output, "div", "field", LabelPart, BadgePart, HintPart, input, ErrorPart);
    }
}
