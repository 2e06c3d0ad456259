using System.Globalization;
using System.Text;
using Akashi.Credentials.Decisions;
using Akashi.Verification;

namespace Akashi.Verifier.Metrics;

/// <summary>GET /metrics in the Prometheus text format 0.0.4 (docs/verification-api.md, "For operators").</summary>
internal static class MetricsEndpoint
{
    /// <summary>Its path.</summary>
    public const string Path = "/metrics";

    private const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (VerificationCounts counts, KnowledgeKeeper keeper) => Results.Text(Write(counts, keeper.Current), MediaType));
        routes.RefuseOthers(Path, "GET");
    }

    private static string Write(VerificationCounts counts, Knowledge knowledge)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        void Gauge(string name, string help, FormattableString value)
        {
            Line($"# HELP {name} {help}");
            Line($"# TYPE {name} gauge");
            Line($"{name} {value.ToString(CultureInfo.InvariantCulture)}");
        }

        Line($"# HELP akashi_verifications_total Codes checked since the start.");
        Line($"# TYPE akashi_verifications_total counter");
        foreach (var (surface, result, reason, count) in counts.All())
        {
            var where = surface == Surface.Api ? "api" : "page";
            var (found, why) = (VerificationReasons.CodeOf(result), VerificationReasons.CodeOf(reason) ?? "none");
            Line($"akashi_verifications_total{{surface=\"{where}\",result=\"{found}\",reason=\"{why}\"}} {count}");
        }
        // No value where nothing was ever fetched: alert on its absence, not on a made-up age.
        if (knowledge.FetchedAt is { } at)
            Gauge("akashi_knowledge_age_seconds", "Since everything was last fetched.", $"{(knowledge.Now - at).TotalSeconds:0.###}");
        Gauge("akashi_status_lists", "Status lists that are known.", $"{knowledge.StatusListCount}");
        Gauge("akashi_issuer_keys", "Keys of the issuer that are known.", $"{knowledge.KeyCount}");
        return text.ToString();
    }
}
