using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>In which forms a request may arrive, and in which form it is answered.</summary>
public sealed class JsonBodyTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private World World => shared.World;

    private byte[] Request => Encoding.UTF8.GetBytes($$"""{"code":"{{World.Code()}}"}""");

    [Fact]
    public async Task Answer_says_its_length()
    {
        using var answer = await World.PostJsonAsync(new { code = World.Code() });
        Assert.Null(answer.Headers.TransferEncodingChunked);
        Assert.Equal((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, answer.Content.Headers.ContentLength);
    }

    // Some Windows clients start everything they write with one.
    [Fact]
    public async Task Byte_order_mark_is_passed_over() => await MustBeValidAsync(new ByteArrayContent([.. ByteOrderMark, .. Request]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_that_comes_byte_by_byte_is_read_to_its_end(bool tellsLength) => await MustBeValidAsync(new Bytewise(Request, tellsLength));

    private async Task MustBeValidAsync(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await World.Http.PostAsync(World.Api, content, TestContext.Current.CancellationToken);
        Assert.Equal("valid", (await World.JsonAsync(answer)).GetProperty("result").GetString());
    }

    private sealed class Bytewise(byte[] bytes, bool tellsLength) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var one in bytes)
            {
                await stream.WriteAsync(new[] { one });
                await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return tellsLength;
        }
    }
}
