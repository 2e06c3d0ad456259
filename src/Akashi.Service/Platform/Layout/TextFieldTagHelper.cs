using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>
/// A line of text, or several (<c>rows</c>). <c>type</c>, <c>autocomplete</c>, <c>inputmode</c>, <c>class</c> and the like go to the input.
/// </summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextFieldTagHelper : FieldTagHelper
{
    /// <summary>Type of the input; a password is never sent back to the page.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Value as stored; what was typed stands before it.</summary>
    public string? Value { get; set; }

    /// <summary>Lines of the box; 1 gives an input of one line.</summary>
    public int Rows { get; set; } = 1;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var value = Type == "password" ? null : Entered(Value);
        var input = Rows > 1
            ? Input("textarea", output).With("rows", Rows.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : Input("input", output).With("type", Type).With("value", value);
        // A reader of HTML drops the first line break of a textarea: give it one to drop.
        if (Rows > 1) input.InnerHtml.Append("\n" + value);
        Box(output, "div", "field", LabelPart, BadgePart, HintPart, input, ErrorPart);
    }
}
