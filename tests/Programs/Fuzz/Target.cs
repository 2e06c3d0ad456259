namespace Akashi.Fuzz;

/// <summary>An entry for bytes from outside.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Seeds">Good inputs, from which others are derived.</param>
/// <param name="Take">Processes one input. Whatever it throws is a finding: a crash, or a broken rule.</param>
internal sealed record Target(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Take)
{
    /// <summary>How long one input may take. Default: ten seconds.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Inputs that once were findings, or reached code that no other did; kept in Corpus under the target's name.</summary>
    public IReadOnlyList<byte[]> Kept
    {
        get
        {
            var folder = Path.Combine(AppContext.BaseDirectory, "Corpus", Name);
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)] : [];
        }
    }

    /// <summary>All targets, with one set of keys and certificates.</summary>
    public static IReadOnlyList<Target> All(Material material) =>
    [
        Targets.ApduTarget.Make(material), Targets.TlvTarget.Make(), Targets.CertificateTarget.Make(material), Targets.MessageTarget.Make(),
        Targets.CodeTarget.Make(material.Issuer), Targets.CborTarget.Make(material.Issuer), Targets.StatusTarget.Make(material.Issuer),
        Targets.OcspTarget.Make(material.Issuer),
    ];
}

/// <summary>A rule did not hold for an input.</summary>
/// <param name="rule">The rule.</param>
internal sealed class FindingException(string rule) : Exception(rule)
{
    /// <summary>Throws where a rule does not hold.</summary>
    public static void Unless(bool holds, string rule)
    {
        if (!holds) throw new FindingException(rule);
    }
}
