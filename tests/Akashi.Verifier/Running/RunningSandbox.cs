using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Hosting;
using Akashi.Sandbox;

namespace Akashi.Verifier.Tests.Running;

/// <summary>The real Sandbox, whose CA certifies the issuer's keys and answers OCSP.</summary>
public sealed class RunningSandbox : IAsyncLifetime
{
    private RunningProgram program = null!;
    private HttpClient http = null!;

    public string Data { get; } = Directory.CreateTempSubdirectory("akashi-verifier-sandbox-").FullName;

    public string Clock => Path.Combine(Data, "clock");

    public string RootFile => Path.Combine(Data, "trust", "issuer.pem");

    public async ValueTask InitializeAsync()
    {
        SandboxKeys.PutAuthorities(Data);
        var origin = $"http://localhost:{FreePort.Take()}";
        http = new HttpClient(LoopbackNames.Handler()) { BaseAddress = new Uri(origin) };
        program = await RunningProgram.StartAsync(
            "sandbox", [$"--Data={Data}", $"--Listen={origin}", "--Reader:Port=0", $"--Clock={Clock}", "--environment=Development"], SandboxHost.Build);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await program.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }

    /// <summary>Gets a key certified by EST, as the Service does.</summary>
    public Task<X509Certificate2> CertifyAsync(string label, ECDsa key) =>
        CertifyAsync(label, new CertificateRequest($"C=JP, O=Akashi, CN={label}", key, HashAlgorithmName.SHA256));

    /// <summary>Gets a key of the profile "nqs" certified.</summary>
    public Task<X509Certificate2> CertifyAsync(string label, RSA key) =>
        CertifyAsync(label, new CertificateRequest($"C=JP, O=Akashi, CN={label}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public async Task RevokeAsync(X509Certificate2 certificate) =>
        (await http.PostAsJsonAsync("/api/certificates/revoke", new { Ca = "issuer", Serial = certificate.SerialNumber })).EnsureSuccessStatusCode();

    public async Task AnswerAsync(bool available) => (await http.PutAsJsonAsync("/api/ocsp/issuer", new { Available = available })).EnsureSuccessStatusCode();

    /// <summary>Moves the clock of the Sandbox and of every Verifier that reads the same file.</summary>
    public async Task MoveClockAsync(TimeSpan by) => (await http.PutAsJsonAsync("/api/clock", new { Offset = by })).EnsureSuccessStatusCode();

    private async Task<X509Certificate2> CertifyAsync(string label, CertificateRequest request)
    {
        using var content = new StringContent(
            Convert.ToBase64String(request.CreateSigningRequest()), Encoding.ASCII, new MediaTypeHeaderValue("application/pkcs10"));
        using var answer = await http.PostAsync($"/.well-known/est/{label}/simpleenroll", content);
        answer.EnsureSuccessStatusCode();
        var bundle = new SignedCms();
        bundle.Decode(Convert.FromBase64String(await answer.Content.ReadAsStringAsync()));
        return bundle.Certificates[0];
    }
}
