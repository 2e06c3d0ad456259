namespace Akashi.Fuzz;

/// <summary>A door through which bytes from outside come in.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Seeds">Good inputs, from which others are made.</param>
/// <param name="Take">Takes one input. Whatever it throws is a finding: a crash, or a rule that did not hold.</param>
internal sealed record Target(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Take)
{
    /// <summary>All targets over one set of keys and certificates.</summary>
    public static IReadOnlyList<Target> All(Material material) =>
        [Targets.ApduTarget.Make(material), Targets.TlvTarget.Make(), Targets.CertificateTarget.Make(material), Targets.MessageTarget.Make()];
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
