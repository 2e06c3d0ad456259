using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>A press that adds or removes one of the times that a group is answered. It names the time, so that a second press does nothing more.</summary>
/// <param name="Group">Id of the group.</param>
/// <param name="Key">Key of the time.</param>
internal abstract record GroupPress(string Group, string Key)
{
    /// <summary>The keys afterwards; the same ones where it cannot be done.</summary>
    /// <param name="group">The group.</param>
    /// <param name="keys">The keys before.</param>
    public abstract IReadOnlyList<string> Change(Group group, IReadOnlyList<string> keys);

    /// <summary>Adds one at the end.</summary>
    internal sealed record Add(string Group, string Key) : GroupPress(Group, Key)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Change(Group group, IReadOnlyList<string> keys) =>
            keys.Count < group.Most && Procedures.Group.IsKey(Key) && !keys.Contains(Key) ? [.. keys, Key] : keys;
    }

    /// <summary>Removes one with everything answered in it.</summary>
    internal sealed record Remove(string Group, string Key) : GroupPress(Group, Key)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Change(Group group, IReadOnlyList<string> keys) =>
            keys.Count > group.Least ? [.. keys.Where(k => k != Key)] : keys;
    }
}
