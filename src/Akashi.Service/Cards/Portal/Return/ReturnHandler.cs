using System.Text.Json;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards.Portal.Return;

/// <summary>Where the browser goes after returning from the agent or the phone.</summary>
/// <param name="Path">Local path: onwards with the answer, or back to where the person was.</param>
/// <param name="Fault">Why there is no answer; null if there is one.</param>
/// <param name="MetAgent">Whether an agent took part.</param>
internal sealed record WayHome(string Path, CardFault? Fault, bool MetAgent);

/// <summary>Matches a return code with its request and session; each code works once.</summary>
internal sealed class ReturnHandler(AkashiDb db, Commit commit, TimeProvider clock)
{
    /// <returns>Where to go; null if the code is not this session's, was used, or has expired.</returns>
    public Task<WayHome?> HandleAsync(string code, Guid sessionId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        var digest = Secrets.Digest(code);
        var request = await db.Set<CardRequest>().SingleOrDefaultAsync(r => r.ReturnCodeDigest == digest, ct);
        if (request is null || request.SessionId != sessionId || request.HasEnded(clock.GetUtcNow())) return null;
        request.ReturnCodeDigest = null;
        request.Revision++;
        var metAgent = request.PairingDigest is not null;
        return JsonSerializer.Deserialize<CardAnswer>(request.Answer!) is CardAnswer.Failed failed
            ? new WayHome(request.CancelPath, failed.Fault, metAgent)
            : new WayHome($"{request.ReturnPath}?card={request.Id}", null, metAgent);
    }, ct);
}
