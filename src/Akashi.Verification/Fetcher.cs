using System.Security.Cryptography;
using System.Text.Json;

namespace Akashi.Verification;

/// <summary>Fetches from the Service, within limits of size and time.</summary>
internal sealed class Fetcher(HttpClient http, SystemSettings settings)
{
    private const int LargestAnswer = 4 * 1024 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, string> tags = [];

    public async Task<string> TextAsync(string path, CancellationToken ct)
    {
        using var answer = await GetAsync(new Uri(settings.Service, path).ToString(), null, ct).ConfigureAwait(false);
        return await answer.Content.ReadAsStringAsync(ct).ConfigureAwait(false);
    }

    public async Task<byte[]> BytesAsync(string path, CancellationToken ct)
    {
        using var answer = await GetAsync(new Uri(settings.Service, path).ToString(), null, ct).ConfigureAwait(false);
        return await answer.Content.ReadAsByteArrayAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Fetches what may be unchanged since the last time.</summary>
    /// <param name="uri">Its address.</param>
    /// <param name="take">Takes the bytes. It returns false where they are not trusted; then they are fetched again in full.</param>
    /// <param name="ct">Cancels the fetch.</param>
    public async Task IfChangedAsync(string uri, Func<byte[], bool> take, CancellationToken ct)
    {
        using var answer = await GetAsync(uri, tags.GetValueOrDefault(uri), ct).ConfigureAwait(false);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotModified || !take(await answer.Content.ReadAsByteArrayAsync(ct).ConfigureAwait(false))) return;
        tags[uri] = answer.Headers.ETag?.ToString() ?? "";
    }

    public void Forget(string uri) => tags.Remove(uri);

    // Reads the whole answer within the limits: the client's own timeout ends with the headers.
    private async Task<HttpResponseMessage> GetAsync(string uri, string? tag, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(LongestWait);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
        try
        {
            if (tag is null || answer.StatusCode != System.Net.HttpStatusCode.NotModified) answer.EnsureSuccessStatusCode();
            await answer.Content.LoadIntoBufferAsync(LargestAnswer, timeout.Token).ConfigureAwait(false);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <summary>Fetches something. Unavailable or unreadable makes no difference: the last one stays until its own end.</summary>
    /// <param name="what">Its name for operators.</param>
    /// <param name="fetch">Fetches and takes it.</param>
    /// <param name="notices">Is told where it fails.</param>
    /// <param name="ct">Cancels the fetch.</param>
    /// <returns>Whether it was fetched.</returns>
    public static async Task<bool> TryAsync(string what, Func<Task> fetch, IKnowledgeNotices notices, CancellationToken ct)
    {
        try
        {
            await fetch().ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException or CryptographicException or InvalidOperationException
            or KeyNotFoundException or UriFormatException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            notices.NotFetched(what, e.GetType().Name);
            return false;
        }
    }
}
