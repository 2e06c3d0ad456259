using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Akashi.Service.Platform.Kept;

/// <summary>The text of a form: its values without files and without the token of the page.</summary>
internal static class KeptFormText
{
    /// <summary>Longest text of a form, in bytes as JSON.</summary>
    public const int Longest = 64 * 1024;

    private const string Token = "__RequestVerificationToken";

    /// <summary>The values as JSON; null if there are too many of them, or they are too long.</summary>
    public static byte[]? Of(IFormCollection form)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(form.Where(f => f.Key != Token).ToDictionary(f => f.Key, f => f.Value.ToArray()));
        return json.Length <= Longest ? json : null;
    }

    /// <summary>What <see cref="Of"/> wrote, as a form that a page shows.</summary>
    public static IFormFeature Read(byte[] json)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(json) ?? [];
        return new FormFeature(new FormCollection(values.ToDictionary(v => v.Key, v => new StringValues(v.Value))));
    }
}
