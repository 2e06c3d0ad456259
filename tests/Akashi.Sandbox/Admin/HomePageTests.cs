using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace Akashi.Sandbox.Tests.Admin;

public sealed class HomePageTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Form_puts_another_card_in_and_takes_it_out()
    {
        await PostAsync("/reader", ("persona", "taro"));
        Assert.Equal("taro", await InsertedAsync());
        Assert.Equal("3BE000FF8131FE4514", await AtrAsync());
        using var page = new HtmlParser().ParseDocument(await sandbox.Http.GetStringAsync(new Uri("/", UriKind.Relative), Ct));
        Assert.NotNull(page.QuerySelector("form[action='/reader'] > input[name=persona][value='']"));
        await PostAsync("/reader", ("persona", ""));
        Assert.Null(await InsertedAsync());
        Assert.Equal("", await AtrAsync());
    }

    [Fact]
    public async Task Each_good_certificate_has_a_button_that_revokes_it()
    {
        using var certificate = sandbox.CardCertificate("taro", "authentication");
        Assert.NotNull(await RevokeButtonAsync(certificate.SerialNumber));
        await PostAsync("/revoke", ("ca", "authentication"), ("serial", certificate.SerialNumber));
        Assert.Null(await RevokeButtonAsync(certificate.SerialNumber));
    }

    [Fact]
    public async Task Form_stops_and_resumes_the_answers_of_a_CA()
    {
        await PostAsync("/authorities", ("ca", "issuer"), ("available", "false"));
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.Http.GetAsync(new Uri("/crl/issuer.crl", UriKind.Relative), Ct)).StatusCode);
        await PostAsync("/authorities", ("ca", "issuer"), ("available", "true"));
        Assert.Equal(HttpStatusCode.OK, (await sandbox.Http.GetAsync(new Uri("/crl/issuer.crl", UriKind.Relative), Ct)).StatusCode);
    }

    [Fact]
    public async Task Form_of_another_site_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/reader") { Content = new FormUrlEncodedContent([new("persona", "taro")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.BadRequest, (await sandbox.Http.SendAsync(request, Ct)).StatusCode);
    }

    [Fact]
    public async Task Unknown_persona_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.Http.PutAsJsonAsync("/api/reader", new { persona = "nobody" }, Ct)).StatusCode);

    [Fact]
    public async Task Clock_moves_by_form_and_back_by_api()
    {
        await PostAsync("/clock", ("days", "2"));
        Assert.Equal("2.00:00:00", (await File.ReadAllTextAsync(Path.Combine(sandbox.Data, "clock"), Ct)).Trim());
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.Http.PutAsJsonAsync("/api/clock", new { offset = "00:00:00" }, Ct)).StatusCode);
        Assert.Equal("00:00:00", (await File.ReadAllTextAsync(Path.Combine(sandbox.Data, "clock"), Ct)).Trim());
    }

    private async Task PostAsync(string address, params (string Key, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Key, f.Value)));
        Assert.Equal(HttpStatusCode.Found, (await sandbox.Http.PostAsync(new Uri(address, UriKind.Relative), content, Ct)).StatusCode);
    }

    private async Task<string?> InsertedAsync() =>
        (await sandbox.Http.GetFromJsonAsync<JsonElement>("/api/personas", Ct)).GetProperty("inserted").GetString();

    private async Task<AngleSharp.Dom.IElement?> RevokeButtonAsync(string serial)
    {
        using var page = new HtmlParser().ParseDocument(await sandbox.Http.GetStringAsync(new Uri("/", UriKind.Relative), Ct));
        return page.QuerySelector($"form[action='/revoke']:has(input[value='{serial}']) button");
    }

    private async Task<string> AtrAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, sandbox.ReaderPort, Ct);
        var stream = client.GetStream();
        await stream.WriteAsync(new byte[] { 0, 1, 4 }, Ct);
        var head = new byte[2];
        await stream.ReadExactlyAsync(head, Ct);
        var body = new byte[head[1]];
        await stream.ReadExactlyAsync(body, Ct);
        return Convert.ToHexString(body);
    }
}
