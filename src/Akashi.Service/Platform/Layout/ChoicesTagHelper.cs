using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>A choice among a few answers, all visible: of one, or of several. Its content is the answers, as <c>&lt;choice&gt;</c>.</summary>
[HtmlTargetElement("choices")]
public sealed class ChoicesTagHelper : FieldTagHelper
{
    /// <summary>The stored value, several separated by commas; what was last chosen takes precedence.</summary>
    public string? Value { get; set; }

    /// <summary>Whether several answers can be chosen.</summary>
    public bool Several { get; set; }

    /// <summary>Name under which the choice is sent, if that is not <see cref="FieldTagHelper.Name"/>.</summary>
    public string? SentAs { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = SentAs is null ? Entered(Value) : Typed(SentAs) ?? Value;
        // The browser sends nothing for boxes of which none is ticked.
        if (Several && Posted is not null) chosen = Typed(FullName);
        context.Items[typeof(ChoiceGroup)] = new ChoiceGroup(SentAs ?? FullName, Id, Several, chosen, Error is not null);
        var answers = await output.GetChildContentAsync();
        var (describedBy, own) = (DescribedBy, output.Attributes.ToList());
        Box(output, "fieldset", "choices", Legend("choices__legend"), HintPart, ErrorPart, answers);
        foreach (var attribute in own.Where(attribute => attribute.Name != "class")) output.Attributes.SetAttribute(attribute);
        if (describedBy is not null) output.Attributes.SetAttribute("aria-describedby", describedBy);
    }
}

/// <summary>An answer in <c>&lt;choices&gt;</c>; its content is the label.</summary>
[HtmlTargetElement("choice", ParentTag = "choices")]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>The value that is sent.</summary>
    public string Value { get; set; } = "";

    /// <summary>Help text below the label; null for none.</summary>
    public string? Hint { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceGroup)context.Items[typeof(ChoiceGroup)];
        var label = await output.GetChildContentAsync();
        var input = Parts.Element("input", null)
            .With("type", group.Several ? "checkbox" : "radio")
            .With("id", group.NextId())
            .With("name", group.Name)
            .With("value", Value)
            .With("checked", group.Has(Value) ? "checked" : null)
            .With("aria-invalid", group.Faulty ? "true" : null);
        output.TagName = "label";
        output.Attributes.SetAttribute("class", "choice");
        output.Content.SetHtmlContent(new HtmlContentBuilder()
            .AppendHtml(input)
            .AppendHtml(new TagBuilder("span").Holding(label, Hint is null ? null : Parts.Element("span", "choice__hint", Hint))));
    }
}

/// <summary>What the answers of one group share.</summary>
internal sealed class ChoiceGroup(string name, string id, bool several, string? chosen, bool faulty)
{
    private int count;

    internal string Name => name;
    internal bool Several => several;
    internal bool Faulty => faulty;

    internal bool Has(string value) => several ? chosen?.Split(',').Contains(value) == true : chosen == value;

    /// <summary>The first answer has the field's own id, because an error links to it.</summary>
    internal string NextId() => ++count == 1 ? id : id + "-" + count.ToString(CultureInfo.InvariantCulture);
}
