using System.Text.Json;
using System.Text.Json.Serialization;
using Akashi.Verification.Kept;

namespace Akashi.Verification.Offline;

/// <summary>Who the system of a folder is, and when everything was fetched: system.json. The only file beside the root that is not signed.</summary>
internal sealed record FolderSystem(string Issuer, Uri Service, Uri Verifier, DateTimeOffset FetchedAt)
{
    public const string File = "system.json";
    public const string RootFile = "root.pem";

    /// <summary>Reads it; null where there is none, or it has another form.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FolderSystem? Read(IKeptFiles files)
    {
        try
        {
            return files.Read(File) is { } bytes ? JsonSerializer.Deserialize(bytes, FolderJson.Default.FolderSystem) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(FolderSystem))]
internal sealed partial class FolderJson : JsonSerializerContext;
