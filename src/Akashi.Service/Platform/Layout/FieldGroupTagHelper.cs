using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>A question with several boxes. Its content is the boxes, as <c>&lt;field-box&gt;</c>; its errors are kept under its name.</summary>
[HtmlTargetElement("field-group")]
public sealed class FieldGroupTagHelper : FieldTagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(FieldGroupTagHelper)] = this;
        var boxes = await output.GetChildContentAsync();
        var describedBy = DescribedBy;
        Box(output, "fieldset", "field", Legend("field__label"), HintPart, boxes, ErrorPart);
        if (describedBy is not null) output.Attributes.SetAttribute("aria-describedby", describedBy);
    }

    /// <summary>Id of the first box, which an error links to.</summary>
    internal string FirstId => Id;

    /// <summary>Whether there is an error.</summary>
    internal bool Faulty => Error is not null;
}

/// <summary>A box with a small label: a line of text, or a list of options. It belongs to a question, which has the errors.</summary>
[HtmlTargetElement("field-box", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldBoxTagHelper : FieldTagHelper
{
    /// <summary>The stored value; what was typed takes precedence.</summary>
    public string? Value { get; set; }

    /// <summary>The options; null for a line of text.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>On-screen keyboard to show.</summary>
    public string InputMode { get; set; } = "text";

    /// <summary>Whether it is the first box of a group, to which its errors lead.</summary>
    public bool First { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var group = context.Items.TryGetValue(typeof(FieldGroupTagHelper), out var found) ? found as FieldGroupTagHelper : null;
        var (entered, passed) = (Entered(Value), output.Attributes.ToList());
        var box = Options is null ? Line(entered) : List(Options, entered);
        box.With("id", First && group is not null ? group.FirstId : Id).With("name", FullName).With("aria-invalid", group?.Faulty == true ? "true" : null);
        foreach (var attribute in passed) box.With(attribute.Name, attribute.Value?.ToString());
        output.TagName = "label";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "field-box");
        output.Content.SetContent(Label);
        output.Content.AppendHtml(box);
    }

    private TagBuilder Line(string? entered) => Parts.Element("input", "input").With("type", "text").With("inputmode", InputMode).With("value", entered);

    private static TagBuilder List(IEnumerable<SelectListItem> options, string? entered)
    {
        var list = Parts.Element("select", "input").Holding(Parts.Element("option", null, LayoutTexts.Choose).With("value", ""));
        foreach (var option in options)
            list.Holding(Parts.Element("option", null, option.Text).With("value", option.Value).With("selected", option.Value == entered ? "selected" : null));
        return list;
    }
}
