using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Akashi.Service.Platform.Json;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Registers;

/// <summary>What the audit trail binds of a version: everything that it says, and of whom.</summary>
internal static class VersionDigest
{
    /// <summary>SHA-256 over canonical JSON (RFC 8785) of the version and of what never changes in its entry, 64 hexadecimal characters.</summary>
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
