using System.Net;
using Akashi.Launcher.Stack;
using Akashi.Trust;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.X509;

namespace Akashi.Bench.Verification;

/// <summary>What a Verifier fetches: the trust list, status lists, and OCSP answers of the bench's CA; on loopback.</summary>
internal sealed class BenchService : IAsyncDisposable
{
    private const int FirstAnswers = 100;
    private readonly WebApplication app;
    private readonly List<byte[]> lists;

    // Read once: BouncyCastle tests whether the modulus is prime, for which every start of a Verifier would wait.
    private readonly X509Certificate authority;
    private readonly AsymmetricKeyParameter authorityKey;

    private BenchService(WebApplication app, BenchIssuer issuer, List<byte[]> lists)
    {
        (this.app, Issuer, this.lists) = (app, issuer, lists);
        authority = new X509Certificate(issuer.Authority.RawData);
        authorityKey = authority.GetPublicKey();
    }

    public BenchIssuer Issuer { get; }

    /// <summary>How many status lists are published.</summary>
    public int Lists => lists.Count;

    /// <summary>Starts one with a CA of its own.</summary>
    /// <param name="lists">How many status lists are published.</param>
    public static async Task<BenchService> StartAsync(int lists)
    {
        var issuer = new BenchIssuer(FreeOrigin());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, issuer.Service.Port));
        var app = builder.Build();
        var service = new BenchService(app, issuer, [.. Enumerable.Range(1, lists).AsParallel().AsOrdered().Select(issuer.List)]);
        app.Run(service.AnswerAsync);
        await app.StartAsync();
        await service.WarmUpAsync();
        return service;
    }

    public static Uri FreeOrigin() => new($"http://127.0.0.1:{FreePorts.Take(1)[0]}");

    public ValueTask DisposeAsync() => app.DisposeAsync();

    // What its own first answers take, until they are compiled, no Verifier should wait for.
    private async Task WarmUpAsync()
    {
        using var http = new HttpClient { BaseAddress = Issuer.Service };
        var ocsp = new OcspClient(http, TimeProvider.System) { KeepFor = TimeSpan.Zero };
        for (var i = 0; i < FirstAnswers; i++)
        {
            foreach (var path in (string[])["/trust/list", "/status", "/status/1"]) await http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            var answer = await ocsp.AskAsync(Issuer.Certificate, Issuer.Authority, CancellationToken.None);
            if (answer.State != Revocation.Good) throw new InvalidOperationException("The CA of the bench does not answer.");
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var answer = path switch
        {
            "/trust/list" => Issuer.TrustList(),
            "/status" => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { status_lists = Enumerable.Range(1, Lists).Select(Issuer.ListUri) }),
            "/ocsp" => await OcspAsync(context.Request.Body),
            _ => List(context, path),
        };
        if (context.Response.StatusCode == StatusCodes.Status200OK) await context.Response.Body.WriteAsync(answer);
    }

    private byte[] List(HttpContext context, string path)
    {
        context.Response.Headers.ETag = "\"1\"";
        if (context.Request.Headers.IfNoneMatch == "\"1\"") context.Response.StatusCode = StatusCodes.Status304NotModified;
        return lists[int.Parse(path["/status/".Length..], System.Globalization.CultureInfo.InvariantCulture) - 1];
    }

    private async Task<byte[]> OcspAsync(Stream body)
    {
        using var memory = new MemoryStream();
        await body.CopyToAsync(memory);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var generator = new BasicOcspRespGenerator(authorityKey);
        var question = new OcspReq(memory.ToArray());
        generator.SetResponseExtensions(question.RequestExtensions);
        foreach (var asked in question.GetRequestList()) generator.AddResponse(asked.GetCertID(), CertificateStatus.Good, now, now.AddMinutes(10), null);
        var basic = generator.Generate(Issuer.OcspSigner, [authority], now);
        return new OCSPRespGenerator().Generate(OcspRespStatus.Successful, basic).GetEncoded();
    }
}
