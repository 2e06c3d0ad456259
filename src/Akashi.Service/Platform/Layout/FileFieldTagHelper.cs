using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>
/// Files to attach. Its content is the files already stored, as
/// <c>&lt;stored-file&gt;</c>; <c>multiple</c> and <c>accept</c> are passed to the input.
/// </summary>
[HtmlTargetElement("file-field")]
public sealed class FileFieldTagHelper : FieldTagHelper
{
    private protected override bool BadgeSpeaks => true;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var stored = await output.GetChildContentAsync();
        var kept = stored.IsEmptyOrWhiteSpace ? null : Parts.Element("ul", "file-list").Holding(stored);
        // Enter presses a form's first button, which must not be one that removes a file.
        var enter = kept is null ? null : Parts.Element("button", "visually-hidden").With("type", "submit").With("tabindex", "-1").With("aria-hidden", "true");
        // A script lists the chosen files here; without it, the input shows the browser's own words.
        var chosen = Parts.Element("ul", "file-list")
            .With("data-chosen-files", Id)
            .With("aria-live", "polite");
        Box(output, "div", "field", enter, LabelPart, BadgePart, HintPart, kept, Input("input", output).With("type", "file"), chosen, ErrorPart);
    }
}

/// <summary>A stored file, with its size and a button to remove it.</summary>
[HtmlTargetElement("stored-file", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StoredFileTagHelper : TagHelper
{
    /// <summary>The file's name as its owner gave it.</summary>
    public string FileName { get; set; } = "";

    /// <summary>Size in bytes.</summary>
    public long Size { get; set; }

    /// <summary>Where the file can be opened; null to show only its name.</summary>
    public string? Href { get; set; }

    /// <summary>Where the form is posted to remove the file; null if it cannot be removed.</summary>
    public string? Remove { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.Clear();
        output.Content.AppendHtml(Parts.Element("span", "file-list__name")
            .Holding(Href is null ? Parts.Element("span", null, FileName) : Parts.Element("a", null, FileName).With("href", Href)));
        output.Content.AppendHtml(Parts.Element("span", "file-list__size", LayoutTexts.Size(Size)));
        if (Remove is null) return;
        output.Content.AppendHtml(Parts.Element("button", "button button--small button--danger", LayoutTexts.Remove)
            .With("type", "submit")
            .With("formaction", Remove)
            .Holding(Parts.ReadOut(LayoutTexts.Of(FileName))));
    }
}
