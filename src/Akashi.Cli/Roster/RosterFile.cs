using System.Text.Json;
using Akashi.Hosting.Files;

namespace Akashi.Cli.Roster;

/// <summary>A roster on this machine: a file that nobody but its owner may read, and that is replaced as a whole.</summary>
/// <param name="path">The file.</param>
internal sealed class RosterFile(string path)
{
    /// <summary>Most people that one roster holds.</summary>
    public const int MostPeople = 20_000;

    private const long Largest = 256L * 1024 * 1024;
    private const int LongestCode = 8192;

    /// <summary>The people; none where the file does not exist yet.</summary>
    /// <exception cref="IOException">It cannot be read, or is no roster.</exception>
    public IReadOnlyList<Person> Read()
    {
        if (!File.Exists(path)) return [];
        if (new FileInfo(path).Length > Largest) throw NoRoster();
        return Parse(File.ReadAllBytes(path)) ?? throw NoRoster();
    }

    /// <summary>Replaces the file.</summary>
    /// <exception cref="IOException">It cannot be written; the file stays as it was.</exception>
    public void Write(IReadOnlyList<Person> people) => DurableFile.Write(path, Format(people));

    /// <summary>People as JSON.</summary>
    public static byte[] Format(IReadOnlyList<Person> people) =>
        JsonSerializer.SerializeToUtf8Bytes(new PeopleDocument(people), RosterJson.Default.PeopleDocument);

    /// <summary>People in JSON; null where it is something else.</summary>
    public static IReadOnlyList<Person>? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var people = JsonSerializer.Deserialize(json, RosterJson.Default.PeopleDocument)?.People;
            return people?.All(IsOne) == true ? people : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Adds people whose codes are not there yet, up to the limit.</summary>
    /// <returns>All, and how many of them are new, and how many found no room.</returns>
    public static (IReadOnlyList<Person> All, int Added, int Left) Joined(IReadOnlyList<Person> people, IEnumerable<Person> more)
    {
        var known = people.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var fresh = more.Where(p => known.Add(p.Id)).ToList();
        var room = Math.Max(0, MostPeople - people.Count);
        return ([.. people, .. fresh.Take(room)], Math.Min(room, fresh.Count), Math.Max(0, fresh.Count - room));
    }

    private static bool IsOne(Person? person) => person is { Code: { Length: > 0 and <= LongestCode }, Source: not null }
        && person.Look is null or { Result: "valid" or "invalid" };

    private IOException NoRoster() => new($"\"{path}\" is no roster, or was damaged.");
}
