using System.Net;
using Akashi.Pdf.Signing;
using Akashi.Sandbox.TimeStamps;
using Akashi.Service.Issuing.Stamping;

namespace Akashi.Bench.Issuing;

/// <summary>The service's own client of a time stamp authority; the clock hears when it is asked and when it has an answer.</summary>
internal sealed class MeasuredStamps(TimeStampClient client, PartClock parts) : ITimeStamps
{
    public async Task<byte[]?> StampAsync(ReadOnlyMemory<byte> signature, DateTimeOffset at, CancellationToken ct)
    {
        parts.End(Part.Envelope);
        var token = await client.StampAsync(signature, at, ct);
        parts.End(Part.Stamp);
        return token;
    }
}

/// <summary>The Sandbox's time stamp authority without a network between it and the client.</summary>
internal sealed class StampsAtHand(TimeStampAuthority authority, PartClock parts) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var question = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        parts.End(Part.Stamp);
        var answer = authority.Answer(question);
        parts.End(Part.Authority);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(answer) };
    }
}
