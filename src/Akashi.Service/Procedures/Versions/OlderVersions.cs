using System.Text.Json.Nodes;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Procedures.Versions;

/// <summary>Reads versions that an earlier program stored: those with a fee in one sum.</summary>
internal static class OlderVersions
{
    private const string Fee = "Fee";

    /// <summary>The same version as this program would have stored it.</summary>
    public static string Raise(string json)
    {
        if (!json.Contains($"\"{Fee}\":", StringComparison.Ordinal) || JsonNode.Parse(json) is not JsonObject version || version[Fee] is not { } fee)
            return json;
        version.Remove(Fee);
        var amount = fee.GetValue<int>();
        version["Fees"] = amount == 0 ? [] : new JsonArray(ItemOf(amount));
        return version.ToJsonString();
    }

    private static JsonObject ItemOf(int amount) => new()
    {
        ["Id"] = "fee",
        ["Label"] = new JsonObject { ["ja"] = EnumTexts.In(Languages.Japanese, FeeKind.Fee), ["en"] = EnumTexts.In(Languages.English, FeeKind.Fee) },
        ["Amount"] = amount,
        ["Kind"] = nameof(FeeKind.Fee),
        ["Treatment"] = nameof(TaxTreatment.NonTaxable),
        ["When"] = nameof(AskWhen.Always),
    };
}
