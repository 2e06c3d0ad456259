namespace Akashi.Verifier.Roster;

/// <summary>A table of people, which the script fills.</summary>
/// <param name="Rows">Id of its body.</param>
/// <param name="Heading">Id of its heading.</param>
public sealed record PeopleTableModel(string Rows, string Heading);
