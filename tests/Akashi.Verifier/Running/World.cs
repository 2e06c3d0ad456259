using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Hosting;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Akashi.Verifier.Tests.Running;

/// <summary>A Verifier with its own keys and publication, beside a Sandbox.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string Api = "/api/2026-12-01/verifications";
    public const string UndatedApi = "/api/v1/verifications";
    private readonly string data = Directory.CreateTempSubdirectory("akashi-verifier-").FullName;
    private readonly RunningSandbox sandbox;
    private RunningProgram program = null!;
    private string[] arguments = [];

    private World(RunningSandbox sandbox, Publication publication, IssuingKey credentialKey, IssuingKey statusKey, IssuingKey trustKey)
    {
        (this.sandbox, Publication, CredentialKey, StatusKey, TrustKey) = (sandbox, publication, credentialKey, statusKey, trustKey);
        Http = new HttpClient(LoopbackNames.Handler()) { BaseAddress = new Uri(Origin) };
    }

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public string Origin { get; } = $"http://localhost:{FreePort.Take()}";

    public HttpClient Http { get; }

    public Publication Publication { get; }

    public IssuingKey CredentialKey { get; }

    public IssuingKey StatusKey { get; }

    public IssuingKey TrustKey { get; }

    /// <summary>Where the Verifier keeps what it knows.</summary>
    public string Kept => Path.Combine(data, "knowledge");

    public bool HasEnded => program.HasEnded;

    /// <summary>
    /// Starts a world in which everything is in order: keys, and a list in which index 0 is valid and every other value has its own index.
    /// </summary>
    public static async Task<World> StartAsync(
        RunningSandbox sandbox, Action<World>? before = null, bool wait = true, bool movable = false, Func<string[]>? more = null)
    {
        var world = new World(
            sandbox, await Publication.StartAsync(), await IssuingKey.MakeAsync(sandbox, "credential"), await IssuingKey.MakeAsync(sandbox, "status"),
            await IssuingKey.MakeAsync(sandbox, "trust"));
        world.PublishKeys(world.CredentialKey, world.StatusKey, world.TrustKey);
        world.PublishLists(world.Publication.ListUri);
        world.Publish(world.List(Now));
        before?.Invoke(world);
        string[] clock = movable ? [$"--Clock={sandbox.Clock}", "--environment=Development"] : [];
        world.arguments = [.. world.Settings(), .. clock, .. more?.Invoke() ?? []];
        await world.BeginAsync();
        if (wait) await Wait.UntilAsync(world.KnowsAsync, "the Verifier has fetched all and heard the CA");
        return world;
    }

    /// <summary>Ends the Verifier; the files it kept stay.</summary>
    public ValueTask EndAsync() => program.DisposeAsync();

    /// <summary>Starts the Verifier, or restarts it.</summary>
    /// <param name="more">Settings in addition to the previous ones.</param>
    public async Task BeginAsync(params string[] more) => program = await RunningProgram.StartAsync("verifier", [.. arguments, .. more], VerifierHost.Build);

    public string[] Settings(string? listen = null) =>
        [
            $"--Data={data}", $"--Listen={listen ?? Origin}", $"--Service:Origin={Publication.Origin}", $"--Trust:Issuer={sandbox.RootFile}",
            "--Refresh=00:00:00.1"];

    /// <summary>Publishes these keys: their certificates, and a trust list that names each for what its certificate allows.</summary>
    public void PublishKeys(params IssuingKey[] keys)
    {
        PublishCertificates(keys);
        PublishTrust(TrustOf(keys));
    }

    public void PublishCertificates(params IssuingKey[] keys) =>
        Publication.Answers["/trust/certificates"] = Encoding.ASCII.GetBytes(string.Join('\n', keys.Select(k => k.Certificate.ExportCertificatePem())));

    /// <summary>A trust list that names these keys as good.</summary>
    public byte[] TrustOf(params IssuingKey[] keys) => TrustList.Issue(
        Publication.Origin + "/trust/list",
        [.. keys.Select(k => new TrustedKey(k.Certificate.RawData, CertificatePurposes.Of(k.Certificate), CertificateState.Good, Now))],
        [Publication.ListUri], Now, TimeSpan.FromMinutes(10), TrustKey, TrustList.LongestOffline);

    public void PublishLists(params string[] uris) => Publication.Answers["/status"] = JsonSerializer.SerializeToUtf8Bytes(new { status_lists = uris });

    public void Publish(byte[] list) => Publication.Answers["/status/1"] = list;

    public void PublishTrust(byte[] list) => Publication.Answers["/trust/list"] = list;

    /// <summary>A trust list in which everything is in order, except for the given state of the credential's key.</summary>
    public byte[] Trust(CertificateState credential = CertificateState.Good, IssuingKey? signer = null, DateTimeOffset? issuedAt = null, TimeSpan? life = null)
    {
        var at = issuedAt ?? Now;
        TrustedKey[] keys =
        [
            new(CredentialKey.Certificate.RawData, CertificatePurpose.Credentials, credential, at), new(
                StatusKey.Certificate.RawData, CertificatePurpose.StatusLists, CertificateState.Good, at),
            new(TrustKey.Certificate.RawData, CertificatePurpose.TrustLists, CertificateState.Good, at),
        ];
        return TrustList.Issue(
            Publication.Origin + "/trust/list", keys, [Publication.ListUri], at, life ?? TimeSpan.FromMinutes(10), signer ?? TrustKey,
            TrustList.LongestOffline);
    }

    public byte[] List(DateTimeOffset issuedAt, StatusValue first = StatusValue.Valid, string? uri = null, IssuingKey? signer = null) => StatusList.Issue(
        uri ?? Publication.ListUri,
        Enum.GetValues<StatusValue>().Where(v => v != StatusValue.Valid).Select(v => new KeyValuePair<int, StatusValue>((int)v, v)).Append(new(0, first)),
        issuedAt, TimeSpan.FromHours(24), TimeSpan.FromSeconds(5), signer ?? StatusKey);

    public CredentialClaims Claims(StatusValue state = StatusValue.Valid) => Given.Claims(Publication.Origin, Publication.ListUri, (int)state);

    public string Code(CredentialClaims? claims = null, IssuingKey? signer = null) =>
        CredentialUrl.Format(new Uri(Origin), Credential.Issue(claims ?? Claims(), signer ?? CredentialKey));

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path);

    public Task<HttpResponseMessage> SendAsync(string method, string path, string? accepted = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => Http.PostAsync(path, content);

    /// <summary>Posts bytes with exactly one Content-Type header, or none.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string? type, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await Http.PostAsync(path, content);
    }

    public Task<HttpResponseMessage> PostJsonAsync(object body) => Http.PostAsJsonAsync(Api, body);

    public static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    public static Task<JsonElement> JsonAsync(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>Opens the code as a phone does and presses 「検証実施」, without scripts.</summary>
    public async Task<IDocument> PressAsync(string code)
    {
        var begin = await ParseAsync(await Http.GetAsync(code));
        var form = begin.QuerySelector("form")!;
        Assert.Equal("post", form.GetAttribute("method"));
        var fields = form.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        using var content = new FormUrlEncodedContent(fields);
        return await ParseAsync(await Http.PostAsync(form.GetAttribute("action"), content));
    }

    public async Task<JsonElement> AskAsync(string? code)
    {
        using var answer = await PostJsonAsync(new { code });
        answer.EnsureSuccessStatusCode();
        return await JsonAsync(answer);
    }

    /// <summary>What /health says.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> HealthAsync()
    {
        using var answer = await Http.GetAsync("/health");
        return (answer.StatusCode, await JsonAsync(answer));
    }

    /// <summary>Status and reason from /health, such as "503 no-key".</summary>
    public async Task<string> ReadinessAsync()
    {
        var (status, body) = await HealthAsync();
        return $"{(int)status} {body.GetProperty("reason").GetString()}".TrimEnd();
    }

    /// <summary>Result and reason from the API, such as "invalid revoked".</summary>
    public async Task<string> VerdictAsync(string? code = null)
    {
        var answer = await AskAsync(code ?? Code());
        return $"{answer.GetProperty("result").GetString()} {answer.GetProperty("reason").GetString()}".TrimEnd();
    }

    // The CA may answer too late the first time. Its statement about each certificate is in the kept files, where anything can be kept.
    private async Task<bool> KnowsAsync()
    {
        if ((await HealthAsync()).Body.GetProperty("knownAsOf").ValueKind == JsonValueKind.Null) return false;
        if (!Directory.Exists(Kept)) return true;
        var states = (await File.ReadAllTextAsync(Path.Combine(Kept, "certificates"))).Split("\n\n")[0].Split('\n');
        return states.All(s => s.Contains(" revoked ", StringComparison.Ordinal) || !s.EndsWith(" -1", StringComparison.Ordinal));
    }

    public static async Task<IDocument> ParseAsync(HttpResponseMessage answer)
    {
        using (answer) return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await program.DisposeAsync();
        await Publication.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
