using System.Collections.Concurrent;
using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Akashi.Service.Platform.Texts;

/// <summary>The texts of a view, page or partial. Each view has them as <c>T</c>, from the .resx of the same name beside it.</summary>
internal sealed class ViewTexts : IViewContextAware
{
    private static readonly ConcurrentDictionary<string, TextSource> Sources = new();
    private string? view;

    /// <inheritdoc cref="TextSource.this[string]"/>
    public string this[string key] => Source[key];

    /// <inheritdoc cref="TextSource.this[string, ReadOnlySpan{object}]"/>
    public string this[string key, params ReadOnlySpan<object?> values] => Source[key, values];

    private TextSource Source => Sources.GetOrAdd(view ?? throw new InvalidOperationException("Only a view has texts of its own."), At);

    /// <inheritdoc/>
    public void Contextualize(ViewContext viewContext) => view = viewContext.ExecutingFilePath;

    private static TextSource At(string view) =>
        new(nameof(Akashi) + "." + nameof(Service) + Path.ChangeExtension(view, null).Replace('/', '.'), typeof(ViewTexts).Assembly);
}
