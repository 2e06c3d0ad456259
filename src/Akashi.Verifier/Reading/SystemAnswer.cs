using System.Text.Json;
using System.Text.Json.Serialization;

namespace Akashi.Verifier.Reading;

/// <summary>What a page needs to verify by itself: the settings of @akashi/verify. All of it is public, and of this Verifier's own settings.</summary>
internal sealed record SystemAnswer(string Issuer, string Verifier, string Roots, IReadOnlyList<NqsKeyAnswer> NqsKeys, IReadOnlyList<string> NqsHosts)
{
    public static SystemAnswer Of(VerifierSettings settings) => new(
        settings.Issuer, OriginOf(settings.PublicOrigin), string.Join('\n', settings.IssuerRoots.Select(r => r.ExportCertificatePem())),
        [.. settings.Nqs.Keys.Select(k => new NqsKeyAnswer(k.Id, k.Certificates[0].ExportCertificatePem(), OriginOf(k.Host), k.StatusLists))],
        [.. settings.Nqs.Hosts.Select(OriginOf)]);

    private static string OriginOf(Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}

/// <summary>A key for codes of the profile "nqs".</summary>
internal sealed record NqsKeyAnswer(
    string Kid, string Certificate, string Host, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StatusLists);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SystemAnswer))]
internal sealed partial class ReadingJson : JsonSerializerContext;
