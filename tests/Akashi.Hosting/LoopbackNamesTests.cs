using System.Net;
using System.Net.Sockets;

namespace Akashi.Hosting.Tests;

public class LoopbackNamesTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("card.localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    public void This_machine_is_known(string host) => Assert.True(LoopbackNames.IsLoopback(host));

    [Theory]
    [InlineData("localhost.example.jp")]
    [InlineData("notlocalhost")]
    [InlineData("example.jp")]
    [InlineData("10.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("")]
    public void Another_machine_is_not_this_one(string host) => Assert.False(LoopbackNames.IsLoopback(host));

    [Fact]
    public async Task A_name_below_localhost_leads_to_this_machine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient(LoopbackNames.Handler());
        var asking = client.GetAsync(new Uri($"http://portal.localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/"), TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await accepted.GetStream().WriteAsync(
            "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.localhost/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(),
            TestContext.Current.CancellationToken);
        using var answer = await asking;
        // A redirect is returned to the caller, not followed.
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}
