using Microsoft.AspNetCore.Http.Features;

namespace Akashi.Service.Platform.Kept;

/// <summary>A form that is shown with what was typed into it before, of which nothing was taken yet.</summary>
/// <param name="Form">The values.</param>
/// <param name="LacksFiles">Whether files were chosen, which have to be chosen again.</param>
internal sealed record ShownAgain(IFormFeature Form, bool LacksFiles)
{
    /// <summary>What this request shows again; null if nothing.</summary>
    public static ShownAgain? Of(HttpContext http) => http.Features.Get<ShownAgain>();

    /// <summary>A value of the form; null if it has none.</summary>
    public string? Value(string name) => Form.Form is { } form && form.TryGetValue(name, out var value) ? value.ToString() : null;
}
