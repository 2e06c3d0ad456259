using System.IO.Compression;
using System.Net;
using Akashi.Hosting.Assets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Akashi.Hosting.Tests.Assets;

/// <summary>Style sheet, scripts and pictures over HTTP, from a folder as the build leaves it.</summary>
public sealed class AssetsTests : IDisposable
{
    private const string Style = "body{color:#111}";
    private readonly Folder folder = new();

    public AssetsTests()
    {
        Write("names.json", """{ "a.css": "a-0a1b2c3d.css", "icons/b.svg": "icons/b-44444444.svg" }"""u8);
        Write("a-0a1b2c3d.css", System.Text.Encoding.UTF8.GetBytes(Style));
        Write("a-0a1b2c3d.css.br", Packed(s => new BrotliStream(s, CompressionLevel.Optimal)));
        Write("a-0a1b2c3d.css.gz", Packed(s => new GZipStream(s, CompressionLevel.Optimal)));
        Write("a-ffffffff.css", "of an older build"u8);
        Write("icons/b-44444444.svg", "<svg/>"u8);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/assets/a-0a1b2c3d.css")]
    [InlineData("/assets/icons/b-44444444.svg")]
    public async Task Address_that_names_its_content_is_kept_for_a_year(string address)
    {
        using var answer = await AskAsync(address);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
    }

    // A page of the previous version is still open while this one starts. It gets a style, but nothing that the browser would keep.
    [Theory]
    [InlineData("/assets/a.css")]
    [InlineData("/assets/a-99999999.css")]
    [InlineData("/assets/a-ffffffff.css")]
    public async Task Another_address_of_a_known_name_gives_the_current_content_and_is_not_cached(string address)
    {
        using var answer = await AskAsync(address);
        Assert.Equal(Style, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("deflate", null)]
    [InlineData("", null)]
    public async Task Smallest_form_that_the_browser_takes_is_sent(string accepted, string? encoding)
    {
        using var answer = await AskAsync("/assets/a-0a1b2c3d.css", accepted);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.Equal("text/css; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(Style, await UnpackedAsync(answer));
    }

    [Fact]
    public async Task Files_that_do_not_shrink_are_sent_uncompressed()
    {
        using var answer = await AskAsync("/assets/icons/b-44444444.svg", "br");
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData("/assets/names.json")]
    [InlineData("/assets/a-0a1b2c3d.css.br")]
    [InlineData("/assets/none.css")]
    [InlineData("/assets/../settings.json")]
    [InlineData("/assets/")]
    [InlineData("/a.css")]
    public async Task Nothing_else_is_there(string address)
    {
        using var answer = await AskAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task HEAD_has_the_length_and_no_body()
    {
        using var answer = await AskAsync("/assets/a-0a1b2c3d.css", method: HttpMethod.Head);
        Assert.Equal(
            (Style.Length, 0),
            (answer.Content.Headers.ContentLength, (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length));
    }

    [Fact]
    public void Pages_get_the_address_that_names_the_content()
    {
        using var files = new PhysicalFileProvider(folder.Path);
        Assert.Equal("/assets/icons/b-44444444.svg", SiteAssets.Kept(files)["icons/b.svg"]);
        Assert.Throws<KeyNotFoundException>(() => SiteAssets.Kept(files)["c.css"]);
    }

    /// <summary>Threat C16: the agent's page takes a PIN on a port that another program may have used before.</summary>
    [Theory]
    [InlineData("/assets/a.css")]
    [InlineData("/assets/a-0a1b2c3d.css")]
    public async Task Program_whose_assets_are_not_kept_says_so_for_every_address(string address)
    {
        using var answer = await AskAsync(address, kept: false);
        Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
        using var files = new PhysicalFileProvider(folder.Path);
        Assert.Equal("/assets/a.css", SiteAssets.NotKept(files)["a.css"]);
    }

    [Fact]
    public void Program_that_was_built_without_them_does_not_start()
    {
        File.Delete(Path.Combine(folder.Path, "assets", "a-0a1b2c3d.css"));
        using var files = new PhysicalFileProvider(folder.Path);
        Assert.Contains("npm run build", Assert.ThrowsAny<StartException>(() => SiteAssets.Kept(files)).Message, StringComparison.Ordinal);
    }

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(folder.Path, "assets", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private static byte[] Packed(Func<Stream, Stream> packer)
    {
        using var bytes = new MemoryStream();
        using (var packed = packer(bytes)) packed.Write(System.Text.Encoding.UTF8.GetBytes(Style));
        return bytes.ToArray();
    }

    private static async Task<string> UnpackedAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsStreamAsync();
        Stream unpacked = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            _ => bytes,
        };
        using var reader = new StreamReader(unpacked);
        return await reader.ReadToEndAsync();
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string accepted = "", bool kept = true, HttpMethod? method = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        using var files = new PhysicalFileProvider(folder.Path);
        builder.Services.AddSingleton(kept ? SiteAssets.Kept(files) : SiteAssets.NotKept(files));
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseAssets();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address + path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
