using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>
/// What all fields share: name and id, a label marked as required or optional, a hint above the input, an error
/// below it, and the link from the error summary. Attributes that a field does not know are passed on to its input.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The model's property that provides name and value; alternatively set <see cref="Name"/> and a value.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>Name in the form, and key of its errors.</summary>
    public string? Name { get; set; }

    /// <summary>Visible label.</summary>
    public string Label { get; set; } = "";

    /// <summary>Help text above the input; null for none. Razor passes an expression that is null as an empty string.</summary>
    public string? Hint { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>What it belongs to, said before its label to those who only hear the label; null for nothing.</summary>
    public FieldPlace? Within { get; set; }

    /// <summary>Whether the field is marked as required; only the server checks it.</summary>
    public bool Required { get; set; }

    /// <summary>The view in which the element stands.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected string FullName => Name ?? ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(
        For?.Name ?? throw new InvalidOperationException($"The field \"{Label}\" has neither name nor for"));

    private protected string Id => IdOf(FullName);

    /// <summary>Id of a field's input, which errors and other pages link to.</summary>
    /// <param name="name">Name in the form.</param>
    internal static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    private protected string? Error =>
        ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry)
            ? entry.Errors.Select(error => error.ErrorMessage).FirstOrDefault(text => text.Length > 0)
            : null;

    /// <summary>What was sent takes precedence over what is stored, so that nothing has to be typed twice.</summary>
    private protected string? Entered(string? stored) => Typed(FullName) ?? stored ?? For?.Model?.ToString();

    /// <summary>What the current post contains under a name; null if nothing was posted.</summary>
    private protected string? Typed(string name) =>
        ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) && entry.AttemptedValue is { } typed
            ? typed
            : Posted is { } form && form.TryGetValue(name, out var sent) ? sent.ToString() : null;

    // Only a form that has already been read: one that could not be read, being too large for example, must not fail here again.
    private protected IFormCollection? Posted => ViewContext.HttpContext.Features.Get<IFormFeature>()?.Form;

    private protected string? DescribedBy
    {
        get
        {
            string?[] ids = [BadgeSpeaks ? Id + "-badge" : null, Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error"];
            var known = ids.OfType<string>().ToList();
            return known.Count == 0 ? null : string.Join(' ', known);
        }
    }

    /// <summary>Whether the description says that the field is required, for inputs that cannot have "aria-required".</summary>
    private protected virtual bool BadgeSpeaks => false;

    private protected TagBuilder LabelPart => Labelled(Parts.Element("label", "field__label")).With("for", Id);

    private protected TagBuilder BadgePart => Parts
        .Element("span", "field__badge", Required ? LayoutTexts.Required : LayoutTexts.Optional)
        .Also(Required ? "field__badge--required" : null)
        .With("id", BadgeSpeaks ? Id + "-badge" : null);

    // The space keeps the two words apart in the group's name.
    private protected TagBuilder Legend(string cssClass) => Labelled(Parts.Element("legend", cssClass), " ").Holding(BadgePart);

    private TagBuilder Labelled(TagBuilder element, string after = "")
    {
        if (Within is { } place) element.Holding(Parts.ReadOut(place.Before).With("data-number", place.Name + ":"));
        element.InnerHtml.Append(Label + after);
        return element;
    }

    private protected TagBuilder? HintPart =>
        Hint is null ? null : Parts.Element("p", "field__hint", Hint).With("id", Id + "-hint");

    private protected TagBuilder? ErrorPart =>
        Error is null ? null : Parts.Element("p", "field__error", LayoutTexts.FieldError(Error)).With("id", Id + "-error");

    /// <summary>The input of a field, with the attributes that all inputs have.</summary>
    private protected TagBuilder Input(string element, TagHelperOutput output)
    {
        var input = Parts.Element(element, "input").With("id", Id).With("name", FullName);
        foreach (var attribute in output.Attributes)
        {
            var value = attribute.Value is IHtmlContent content ? Parts.Plain(content) : attribute.Value?.ToString();
            if (attribute.Name == "class") input.Also(value);
            else input.With(attribute.Name, value ?? "");
        }
        return input.With("aria-required", Required && !BadgeSpeaks ? "true" : null)
            .With("aria-describedby", DescribedBy)
            .With("aria-invalid", Error is null ? null : "true");
    }

    /// <summary>Turns the element into the field's box and registers the field for the error summary.</summary>
    private protected void Box(TagHelperOutput output, string element, string cssClass, params ReadOnlySpan<IHtmlContent?> contents)
    {
        PageFrame.Of(ViewContext.HttpContext).Add(FullName, Id);
        output.TagName = element;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", cssClass);
        output.Content.Clear();
        foreach (var content in contents)
        {
            if (content is not null) output.Content.AppendHtml(content);
        }
    }
}

/// <summary>What a field belongs to, such as one of several things that a person lists.</summary>
/// <param name="Name">Name within the page.</param>
/// <param name="Before">What is said before the label.</param>
public sealed record FieldPlace(string Name, string Before);
