using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Procedures;

/// <summary>A page of questions.</summary>
/// <param name="Id">Id within the procedure, and the last segment of its address.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Fields">Ids of its questions, in the order of the procedure; at least one.</param>
public sealed record FormPage(string Id, Wording Title, IReadOnlyList<string> Fields);
