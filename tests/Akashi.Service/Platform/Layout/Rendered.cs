using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.Service.Platform.Layout;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Primitives;

namespace Akashi.Service.Tests.Platform.Layout;

/// <summary>A page in the making: renders tag helpers one after another, as Razor does, and reads the result as a browser does.</summary>
internal sealed class Rendered
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly Dictionary<object, object> items = [];

    internal ViewContext View { get; } = new()
    {
        HttpContext = new DefaultHttpContext(),
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()),
    };

    internal PageFrame Frame => PageFrame.Of(View.HttpContext);

    internal Rendered WithError(string name, string message, string? typed = null)
    {
        if (typed is not null) View.ViewData.ModelState.SetModelValue(name, typed, typed);
        View.ViewData.ModelState.AddModelError(name, message);
        return this;
    }

    internal Rendered WithPost(params (string Name, string Value)[] form)
    {
        View.HttpContext.Request.Form = new FormCollection(form.ToDictionary(field => field.Name, field => new StringValues(field.Value)));
        return this;
    }

    internal async Task<string> Html(TagHelper helper, TagHelperAttributeList? attributes = null, Func<Task<string>>? content = null)
    {
        var context = new TagHelperContext([], items, "test");
        var output = new TagHelperOutput("test", attributes ?? [], async (_, _) =>
            new DefaultTagHelperContent().SetHtmlContent(new HtmlString(content is null ? "" : await content())));
        await helper.ProcessAsync(context, output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, Encoder);
        return writer.ToString();
    }

    internal async Task<IElement> Element(TagHelper helper, TagHelperAttributeList? attributes = null, Func<Task<string>>? content = null)
    {
        var html = await Html(helper, attributes, content);
        var body = (await new HtmlParser().ParseDocumentAsync($"<body>{html}</body>")).Body!;
        return Assert.Single(body.Children);
    }
}
