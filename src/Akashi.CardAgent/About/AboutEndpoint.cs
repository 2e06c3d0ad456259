using Akashi.Card.PcSc;
using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Requests;

namespace Akashi.CardAgent.About;

/// <summary>The page "what is installed here". It looks at no card.</summary>
internal static class AboutEndpoint
{
    /// <summary>Its address.</summary>
    public const string Path = "/about";

    // A card service that hangs counts as one that does not run.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, async (
        AgentProgram program, AgentSettings settings, CardWatch watch, CurrentRequest current, CancellationToken ct) =>
    {
        var readers = await watch.ReadersAsync(ct);
        var page = new AboutPage(
            await program.Sha256Async(), settings.Folder, PortalAddress.OriginOf(settings.Own),
            settings.Reader is PcScReader ? await IsServiceRunningAsync(ct) : null, readers ?? [],
            [.. settings.Portals.Select(PortalAddress.OriginOf)], current.Get() is not null);
        return Results.RazorSlice<Slices.About, AboutPage>(page);
    });

    private static async Task<bool> IsServiceRunningAsync(CancellationToken ct)
    {
        try
        {
            return await Task.Run(() => PcScWatch.IsServiceRunning, CancellationToken.None).WaitAsync(LongestLook, ct);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
