namespace Akashi.Service.Platform.Limits;

/// <summary>
/// How often per hour one signed-in subject may send the form of this page. The count is kept in the database, so it holds across all nodes.
/// </summary>
/// <param name="act">Name of what is counted, such as "answer"; pages with the same name share a count.</param>
/// <param name="perHour">Limit per hour, far above what a person does by hand.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LimitedActAttribute(string act, int perHour) : Attribute
{
    /// <summary>Name of what is counted.</summary>
    public string Act { get; } = act;

    /// <summary>Limit per hour.</summary>
    public int PerHour { get; } = perHour;
}
