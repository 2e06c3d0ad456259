using Akashi.Hosting;

namespace Akashi.Service.Issuing.Keys;

/// <summary>Issuing of codes in the layout of the profile "nqs" (docs/operations/codes-of-todays-layout.md), and the ids of its keys in the codes.</summary>
/// <param name="keyIds">Ids in the codes, by label of the key.</param>
internal sealed class NqsIssuing(IReadOnlyDictionary<string, string> keyIds)
{
    private const string Profile = "Issuing:Profile";
    private const string KeyIds = "Issuing:Nqs:KeyIds";
    private const int LongestId = 64;

    /// <summary>The id of a key in the codes.</summary>
    /// <param name="label">Label of the key.</param>
    public string IdOf(string label) => keyIds[label];

    /// <summary>Reads Issuing:Profile, which is "akashi" by default; null unless it is "nqs".</summary>
    public static NqsIssuing? Read(SettingsReader reader, KeyPlan keys)
    {
        // The ids may be set before the profile is switched.
        reader.Knows(KeyIds);
        var profile = reader.Text(Profile) ?? "akashi";
        if (profile is not ("akashi" or "nqs")) reader.Fault(Profile, $"\"{profile}\" is neither akashi nor nqs");
        if (profile != "nqs") return null;
        var (planned, ids) = (keys[KeyPurpose.Nqs], reader.Words(KeyIds));
        if (ids.Count != planned.Count || ids.Distinct().Count() != ids.Count || !ids.All(IsId))
        {
            reader.Fault(
                KeyIds,
                $"needs {planned.Count} ids, one for each key of Issuing:Keys:nqs in its order, such as P-000001: 1 to {LongestId} of A-Z a-z 0-9 - _ each");
            return null;
        }
        return new NqsIssuing(planned.Zip(ids).ToDictionary(p => p.First.Label, p => p.Second));
    }

    // Verifiers use the id in the names of settings, so it has no comma and no colon.
    private static bool IsId(string id) => id.Length <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
