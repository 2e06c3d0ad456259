using System.Net;

namespace Akashi.Service.Tests.Issuing.Stamping;

/// <summary>A time stamp authority without a network; an empty answer stands for one that is away.</summary>
internal sealed class Answering(Func<byte[], byte[]> answer) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var question = await request.Content!.ReadAsByteArrayAsync(ct);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(answer(question)) };
    }
}
