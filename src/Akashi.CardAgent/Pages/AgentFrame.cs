namespace Akashi.CardAgent.Pages;

/// <summary>What stands around a page.</summary>
/// <param name="Title">Its title, without the program's name.</param>
/// <param name="Screen">Its screen id; empty where it has none.</param>
/// <param name="Address">Where it is found again, in another language; empty for the address of the request.</param>
/// <param name="Refreshes">Whether it loads itself again each second.</param>
/// <param name="Scripts">Plain names of its scripts, besides those of every page.</param>
public sealed record AgentFrame(string Title, string Screen, string Address, bool Refreshes, IReadOnlyList<string> Scripts);
