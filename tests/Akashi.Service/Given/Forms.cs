using AngleSharp.Html.Dom;

namespace Akashi.Service.Tests.Given;

/// <summary>A file to attach.</summary>
public sealed record TestFile(string Field, string Name, byte[] Content);

/// <summary>What a browser sends for a form.</summary>
internal static class Forms
{
    /// <summary>Fields with their current values, overridden by the given ones.</summary>
    public static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form, IReadOnlyList<(string Name, string Value)> values)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var typed = values.ToDictionary(v => v.Name, v => v.Value);
        foreach (var element in form.QuerySelectorAll("input, select, textarea"))
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || element.GetAttribute("type") is "file") continue;
            if (fields.Any(f => f.Key == name)) continue;
            if ((typed.GetValueOrDefault(name) ?? ValueOf(element)) is { } value) fields.Add(new(name, value));
        }
        // A test may also send fields that the form does not have.
        fields.AddRange(typed.Where(t => fields.All(f => f.Key != t.Key)));
        return fields;
    }

    public static HttpContent ContentOf(IHtmlFormElement form, List<KeyValuePair<string, string>> fields, IReadOnlyList<TestFile> files)
    {
        if (files.Count == 0 && form.GetAttribute("enctype") is null) return new FormUrlEncodedContent(fields);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var file in files) content.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        return content;
    }

    private static string? ValueOf(AngleSharp.Dom.IElement element) => element switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        _ => element.TextContent,
    };
}
