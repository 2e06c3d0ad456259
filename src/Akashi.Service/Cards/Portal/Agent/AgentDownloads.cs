using System.Security.Cryptography;
using Akashi.Hosting;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Pages;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>A card agent that visitors may download.</summary>
/// <param name="System">For which system.</param>
/// <param name="Name">Name under which it is saved, such as akashi-card-agent-win-x64.exe; its address too.</param>
/// <param name="Path">The file.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the file, 64 hexadecimal digits.</param>
internal sealed record AgentDownload(VisitorSystem System, string Name, string Path, long Size, string Sha256)
{
    private const int BytesOfMegabyte = 1_000_000;

    /// <summary>In megabytes, at least 1.</summary>
    public long Megabytes => Math.Max(1, (Size + (BytesOfMegabyte / 2)) / BytesOfMegabyte);

    /// <summary>Where it is fetched.</summary>
    public string Address => CardsAddresses.AgentFileOf(Name);
}

/// <summary>The card agents that this portal offers, with digests of the very files: read once, at the start.</summary>
/// <param name="All">What can be downloaded, in the order Windows, macOS, Linux.</param>
/// <param name="Running">The agent that a demo has started beside the portal; null in operation.</param>
internal sealed record AgentDownloads(IReadOnlyList<AgentDownload> All, AgentDownload? Running)
{
    private const string PublishedName = "Akashi.CardAgent";

    // The folders that tools/publish-agent writes.
    private static readonly (VisitorSystem System, string Folder, string Ending)[] Published =
        [(VisitorSystem.Windows, "win-x64", ".exe"), (VisitorSystem.Mac, "osx-arm64", ""), (VisitorSystem.Linux, "linux-x64", "")];

    /// <summary>Reads CardAgent:Downloads (a folder as tools/publish-agent writes it) and CardAgent:Running; faults are collected in the reader.</summary>
    public static AgentDownloads Read(SettingsReader reader)
    {
        var running = reader.Text("CardAgent:Running") is null ? null : reader.ExistingFile("CardAgent:Running");
        return new AgentDownloads(FilesOf(reader), running is { Length: > 0 } && File.Exists(running) ? Describe(VisitorSystem.Other, running, Path.GetFileName(running)) : null);
    }

    private static List<AgentDownload> FilesOf(SettingsReader reader)
    {
        if (reader.Text("CardAgent:Downloads") is not { } folder) return [];
        var found = from p in Published
                    let path = Path.Combine(folder, p.Folder, PublishedName + p.Ending)
                    where File.Exists(path)
                    select Describe(p.System, path, $"akashi-card-agent-{p.Folder}{p.Ending}");
        var all = found.ToList();
        if (all.Count == 0) reader.Fault("CardAgent:Downloads", $"\"{folder}\" holds none of {string.Join(", ", Published.Select(p => $"{p.Folder}/{PublishedName}{p.Ending}"))}");
        return all;
    }

    private static AgentDownload Describe(VisitorSystem system, string path, string name)
    {
        using var file = File.OpenRead(path);
        return new AgentDownload(system, name, path, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
