namespace Akashi.Service.Procedures.Conditions;

/// <summary>When something is asked, or costs something: all its demands hold.</summary>
public sealed class Condition : IEquatable<Condition>
{
    /// <summary>Always.</summary>
    public static readonly Condition Always = new([]);

    /// <summary>Only for 「資格管理団体へ登録している」.</summary>
    public static readonly Condition Registered = new([new Demand.OfStanding(Standing.Registered)]);

    /// <summary>Only for 「登録していない」.</summary>
    public static readonly Condition NotRegistered = new([new Demand.OfStanding(Standing.NotRegistered)]);

    private Condition(IReadOnlyList<Demand> demands) => Demands = demands;

    /// <summary>What must hold; empty for always.</summary>
    public IReadOnlyList<Demand> Demands { get; }

    /// <summary>The condition with these demands. What one word of the catalog says is the same object each time.</summary>
    public static Condition Of(IReadOnlyList<Demand> demands) => demands switch
    {
        [] => Always,
        [Demand.OfStanding { Is: Standing.Registered }] => Registered,
        [Demand.OfStanding { Is: Standing.NotRegistered }] => NotRegistered,
        _ => new Condition(demands),
    };

    /// <summary>Whether it holds for an applicant, by what they were asked before.</summary>
    public bool Holds(Applicant applicant, IReadOnlyList<Field> askedBefore) => Demands.All(d => d.Holds(applicant, askedBefore));

    /// <summary>Ids of the questions whose answers it looks at.</summary>
    public IEnumerable<string> Fields => Demands.Select(d => d.About).OfType<string>();

    /// <inheritdoc/>
    public bool Equals(Condition? other) => other is not null && Demands.SequenceEqual(other.Demands);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Condition);

    /// <inheritdoc/>
    public override int GetHashCode() => Demands.Count;

    /// <summary>Whether it can never hold together with another, whatever is answered.</summary>
    public bool Excludes(Condition other) => Demands.Any(d => other.Demands.Any(d.Excludes));
}
