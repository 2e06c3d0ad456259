using System.Text.Json;
using Akashi.Hosting;

namespace Akashi.Service.Cards.Phone;

/// <summary>Asks the provider and reads its JSON. It throws nothing: silence and odd answers are faults. No message is ever logged.</summary>
/// <param name="http">Follows no redirect, and gives up after some seconds.</param>
internal sealed class ProviderHttp(HttpClient http)
{
    private const int LargestAnswer = 256 * 1024;
    private const int DeepestAnswer = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A client for the provider.</summary>
    public static HttpClient Client() => new(LoopbackNames.Handler()) { Timeout = Patience, MaxResponseContentBufferSize = LargestAnswer };

    /// <summary>Sends a request.</summary>
    /// <returns>The JSON object of a good answer, or the fault.</returns>
    public async Task<(JsonElement Body, CardFault? Fault)> AskAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var sent = request;
        try
        {
            using var answer = await http.SendAsync(request, ct);
            if ((int)answer.StatusCode >= StatusCodes.Status500InternalServerError || (int)answer.StatusCode == StatusCodes.Status429TooManyRequests)
                return (default, CardFault.ServiceSilent);
            if (!answer.IsSuccessStatusCode) return (default, CardFault.NotConfirmed);
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct), new JsonDocumentOptions { MaxDepth = DeepestAnswer });
            return document.RootElement.ValueKind == JsonValueKind.Object ? (document.RootElement.Clone(), null) : (default, CardFault.NotConfirmed);
        }
        catch (JsonException)
        {
            return (default, CardFault.NotConfirmed);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return (default, CardFault.ServiceSilent);
        }
    }

    /// <summary>A text member of an object; null where it is missing, of another kind, or not valid Unicode.</summary>
    public static string? Text(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var member) || member.ValueKind != JsonValueKind.String) return null;
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
