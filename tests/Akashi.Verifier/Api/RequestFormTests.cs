using System.Net;
using System.Text;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>Only what the document describes is taken as a request, and each refusal has its code.</summary>
public sealed class RequestFormTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private World World => shared.World;

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; profile=x")]
    public async Task JSON_in_UTF8_is_read_however_its_type_is_written(string type) => await SaysAsync("200", "{\"code\":\"A\"}", ("Content-Type", type));

    [Theory]
    [InlineData("text/plain", "415 wrong-type")]
    [InlineData("application/problem+json", "415 wrong-type")]
    [InlineData("application/vnd.akashi+json", "415 wrong-type")]
    [InlineData("application/x-www-form-urlencoded", "415 wrong-type")]
    [InlineData("json", "415 wrong-type")]
    [InlineData("application/json; charset=utf-16", "415 wrong-charset")]
    [InlineData("application/json; charset=Shift_JIS", "415 wrong-charset")]
    [InlineData("application/json; charset=iso-8859-1", "415 wrong-charset")]
    [InlineData("application/json; charset=utf-8; charset=utf-16", "415 wrong-charset")]
    [InlineData("application/json; charset=", "415 wrong-charset")]
    public async Task Another_type_or_charset_is_refused(string type, string expected)
    {
        using var answer = await SaysAsync(expected, "{\"code\":\"A\"}", ("Content-Type", type));
        Assert.Equal(("application/json", "identity"), (answer.Header("Accept"), answer.Header("Accept-Encoding")));
    }

    [Fact]
    public async Task A_body_without_a_type_is_refused() => await SaysAsync("415 wrong-type", "{\"code\":\"A\"}");

    [Theory]
    [InlineData("gzip", "415 wrong-coding")]
    [InlineData("identity", "200")]
    public async Task A_compressed_body_is_refused(string coding, string expected) =>
        await SaysAsync(expected, "{\"code\":\"A\"}", ("Content-Type", "application/json"), ("Content-Encoding", coding));

    [Theory]
    [InlineData("*/*", "200")]
    [InlineData("application/*", "200")]
    [InlineData("text/html, application/json;q=0.1", "200")]
    [InlineData("text/html, */*;q=0.1", "200")]
    [InlineData("text/html", "406 not-acceptable")]
    [InlineData("application/json;q=0, */*", "406 not-acceptable")]
    [InlineData("application/problem+json", "406 not-acceptable")]
    [InlineData("no header of this form", "200")]
    public async Task Only_who_accepts_JSON_is_answered(string accepted, string expected) =>
        await SaysAsync(expected, "{\"code\":\"A\"}", ("Content-Type", "application/json"), ("Accept", accepted));

    [Theory]
    [InlineData("{\"code\":\"A\",\"more\":1}")]
    [InlineData("{\"code\":\"A\",\"code\":\"A\"}")]
    [InlineData("{\"code\":\"A\",\"c\\u006fde\":\"A\"}")]
    [InlineData("{\"Code\":\"A\"}")]
    [InlineData("{\"CODES\":[\"A\"]}")]
    [InlineData("{\"codes\":[\"A\"],\"codes\":[\"A\"]}")]
    [InlineData("{\"code\":\"A\",\"codes\":null,\"lang\":\"en\"}")]
    [InlineData("{\"code\":\"A\",}")]
    [InlineData("{\"code\":\"A\"} // yes")]
    [InlineData("{'code':'A'}")]
    [InlineData("{}")]
    [InlineData("{\"codes\":{}}")]
    public async Task A_body_of_another_form_is_refused(string body) => await SaysAsync("400 wrong-body", body, ("Content-Type", "application/json"));

    // Large ones are read in another way.
    [Theory]
    [InlineData("\"more\":1}")]
    [InlineData("\"codes\":[]}")]
    [InlineData("\"CODES\":[]}")]
    public async Task A_large_body_of_another_form_is_refused_too(string end) => await SaysAsync(
        "400 wrong-body", "{\"codes\":[\"" + new string('A', 100_000) + "\"]," + end, ("Content-Type", "application/json"));

    [Theory]
    [InlineData("{\"codes\":[]}")]
    [InlineData("{\"codes\":[], \"code\":null}")]
    public async Task No_code_is_refused(string body) => await SaysAsync("400 wrong-number", body, ("Content-Type", "application/json"));

    [Theory]
    [InlineData(1000, "200")]
    [InlineData(1001, "400 wrong-number")]
    public async Task At_most_a_thousand_codes_are_taken(int count, string expected) =>
        await SaysAsync(expected, "{\"codes\":[" + string.Join(',', Enumerable.Repeat("\"A\"", count)) + "]}", ("Content-Type", "application/json"));

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_no_code()
    {
        byte[] body = [.. "{\"code\":\""u8, 0xFF, 0xFE, .. "\"}"u8];
        using var one = await World.AskAsync("POST", World.Api, body, ("Content-Type", "application/json"));
        Assert.Equal("400 wrong-body", await Asking.ProblemAsync(one));
        using var utf16 = await World.AskAsync("POST", World.Api, Encoding.Unicode.GetBytes("{\"code\":\"A\"}"), ("Content-Type", "application/json"));
        Assert.Equal("400 wrong-body", await Asking.ProblemAsync(utf16));
    }

    [Fact]
    public async Task A_body_that_never_comes_ends_in_408_in_words()
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(World.Origin).Port, TestContext.Current.CancellationToken);
        var head = $"POST {World.Api} HTTP/1.1\r\nHost: {new Uri(World.Origin).Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        var answer = await Wait.ForAsync(reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"too-slow\"", answer, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SaysAsync(string expected, string body, params (string, string)[] headers)
    {
        var answer = await World.AskAsync("POST", World.Api, Encoding.UTF8.GetBytes(body), headers);
        Assert.Equal(expected, answer.StatusCode == HttpStatusCode.OK ? "200" : await Asking.ProblemAsync(answer));
        return answer;
    }
}
