using System.Security.Cryptography;
using Akashi.Hosting;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Pages;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>A card agent that visitors may download.</summary>
/// <param name="System">The operating system it runs on.</param>
/// <param name="Name">File name for saving, such as akashi-card-agent-win-x64.exe; also part of the address.</param>
/// <param name="Path">Path of the file.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the file, 64 hexadecimal digits.</param>
/// <param name="Version">Its version; null where nothing beside the file says it.</param>
/// <param name="Changes">What is new in it.</param>
internal sealed record AgentDownload(
    VisitorSystem System, string Name, string Path, long Size, string Sha256, AgentVersion? Version, AgentChanges Changes)
{
    private const int BytesOfMegabyte = 1_000_000;

    /// <summary>Size in megabytes, at least 1.</summary>
    public long Megabytes => Math.Max(1, (Size + (BytesOfMegabyte / 2)) / BytesOfMegabyte);

    /// <summary>Address of the download.</summary>
    public string Address => CardsAddresses.AgentFileOf(Name);
}

/// <summary>The card agents that this portal offers, with the digests of their files. They are read once, at start.</summary>
/// <param name="All">The downloads, in the order Windows, macOS, Linux.</param>
/// <param name="Running">The agent that a demo started beside the portal; null in operation.</param>
/// <param name="Minimum">The oldest version of our agent that is let in; null for any.</param>
/// <param name="About">Where an agent says what it is, on the visitor's own machine.</param>
internal sealed record AgentDownloads(IReadOnlyList<AgentDownload> All, AgentDownload? Running, AgentVersion? Minimum, Uri About)
{
    private const string PublishedName = "Akashi.CardAgent";
    private const string VersionFile = "VERSION";
    private const string MinimumKey = "CardAgent:Minimum";

    // The folders that tools/publish-agent writes.
    private static readonly (VisitorSystem System, string Folder, string Ending)[] Published =
        [(VisitorSystem.Windows, "win-x64", ".exe"), (VisitorSystem.Mac, "osx-arm64", ""), (VisitorSystem.Linux, "linux-x64", "")];

    /// <summary>Whether an agent is older than the oldest that is let in. One that is not ours, or does not say what it is, is not.</summary>
    public bool IsOutdated(AgentVersion? agent) => Minimum is not null && agent is not null && agent.CompareTo(Minimum) < 0;

    /// <summary>
    /// Reads CardAgent:Downloads (a folder written by tools/publish-agent), CardAgent:Running and CardAgent:Minimum; the reader collects faults.
    /// </summary>
    /// <param name="reader">The settings.</param>
    /// <param name="agent">Where the agent listens on the holder's machine.</param>
    public static AgentDownloads Read(SettingsReader reader, Uri agent)
    {
        var running = reader.Text("CardAgent:Running") is null ? null : reader.ExistingFile("CardAgent:Running");
        var files = FilesOf(reader);
        return new AgentDownloads(
            files,
            running is { Length: > 0 } && File.Exists(running) ? Describe(reader, VisitorSystem.Other, running, Path.GetFileName(running)) : null,
            MinimumOf(reader, files),
            new Uri(agent, "/about"));
    }

    // Whoever is refused must find a newer one here.
    private static AgentVersion? MinimumOf(SettingsReader reader, List<AgentDownload> files)
    {
        if (reader.Text(MinimumKey) is not { } text) return null;
        var minimum = AgentVersion.Read(text);
        if (minimum is null) reader.Fault(MinimumKey, $"\"{text}\" is not a version such as 0.1.0");
        foreach (var file in files.Where(f => f.Version is null || f.Version.CompareTo(minimum) < 0))
            reader.Fault(MinimumKey, $"{text} is newer than {file.Name}, which is offered ({file.Version?.ToString() ?? $"without {VersionFile}"})");
        return minimum;
    }

    private static List<AgentDownload> FilesOf(SettingsReader reader)
    {
        if (reader.Text("CardAgent:Downloads") is not { } folder) return [];
        var found = from p in Published
                    let path = Path.Combine(folder, p.Folder, PublishedName + p.Ending)
                    where File.Exists(path)
                    select Describe(reader, p.System, path, $"akashi-card-agent-{p.Folder}{p.Ending}");
        var all = found.ToList();
        var expected = string.Join(", ", Published.Select(p => $"{p.Folder}/{PublishedName}{p.Ending}"));
        if (all.Count == 0) reader.Fault("CardAgent:Downloads", $"\"{folder}\" holds none of {expected}");
        return all;
    }

    private static AgentDownload Describe(SettingsReader reader, VisitorSystem system, string path, string name)
    {
        using var file = File.OpenRead(path);
        var folder = Path.GetDirectoryName(path)!;
        return new AgentDownload(
            system, name, path, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)), VersionOf(reader, folder), AgentChanges.Read(reader, folder));
    }

    private static AgentVersion? VersionOf(SettingsReader reader, string folder)
    {
        var path = Path.Combine(folder, VersionFile);
        if (!File.Exists(path)) return null;
        var version = AgentVersion.Read(File.ReadLines(path).FirstOrDefault());
        if (version is null) reader.Fault("CardAgent:Downloads", $"\"{path}\" does not begin with a version such as 0.1.0");
        return version;
    }
}
