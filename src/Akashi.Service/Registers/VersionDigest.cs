using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Akashi.Service.Platform.Json;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Registers;

/// <summary>Digest that binds the audit trail to a version: it covers all facts of the version, and whose they are.</summary>
internal static class VersionDigest
{
    /// <summary>SHA-256 of the version and the fixed part of its entry in canonical JSON (RFC 8785), as 64 hexadecimal characters.</summary>
    public static string Of(Registration entry, RegistrationVersion version) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(new JsonObject
    {
        ["registration"] = entry.Id.ToString(),
        ["qualification"] = entry.QualificationId,
        ["registrationNumber"] = entry.Number,
        ["searchForm"] = entry.NumberSearchForm,
        ["version"] = version.Number,
        ["from"] = Instants.Text(version.From),
        ["status"] = version.Status.ToString(),
        ["name"] = version.Name,
        ["kana"] = version.Kana,
        ["formerName"] = version.FormerName,
        ["birthOn"] = version.BirthOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["sex"] = version.Sex?.ToString(),
        ["address"] = version.Address,
        ["domicile"] = version.Domicile,
        ["registeredOn"] = version.RegisteredOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["act"] = version.Act,
        ["by"] = version.By.ToString(),
        ["why"] = version.Why,
    })));
}
