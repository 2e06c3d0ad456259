namespace Akashi.Service.Platform.Limits;

/// <summary>How often an hour one signed-in subject may send the form of this page; counted in the database, so that it holds on all nodes together.</summary>
/// <param name="act">Name of what is counted, such as "answer"; pages of one name are counted together.</param>
/// <param name="perHour">How often. Far more than a person does by hand.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LimitedActAttribute(string act, int perHour) : Attribute
{
    /// <summary>Name of what is counted.</summary>
    public string Act { get; } = act;

    /// <summary>How often an hour.</summary>
    public int PerHour { get; } = perHour;
}
