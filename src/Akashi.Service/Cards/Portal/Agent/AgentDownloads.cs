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
internal sealed record AgentDownload(VisitorSystem System, string Name, string Path, long Size, string Sha256)
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
internal sealed record AgentDownloads(IReadOnlyList<AgentDownload> All, AgentDownload? Running)
{
    private const string PublishedName = "Akashi.CardAgent";

    // The folders that tools/publish-agent writes.
    private static readonly (VisitorSystem System, string Folder, string Ending)[] Published =
        [(VisitorSystem.Windows, "win-x64", ".exe"), (VisitorSystem.Mac, "osx-arm64", ""), (VisitorSystem.Linux, "linux-x64", "")];

    /// <summary>Reads CardAgent:Downloads (a folder written by tools/publish-agent) and CardAgent:Running; the reader collects faults.</summary>
    public static AgentDownloads Read(SettingsReader reader)
    {
        var running = reader.Text("CardAgent:Running") is null ? null : reader.ExistingFile("CardAgent:Running");
        return new AgentDownloads(
            FilesOf(reader),
            running is { Length: > 0 } && File.Exists(running) ? Describe(VisitorSystem.Other, running, Path.GetFileName(running)) : null);
    }

    private static List<AgentDownload> FilesOf(SettingsReader reader)
    {
        if (reader.Text("CardAgent:Downloads") is not { } folder) return [];
        var found = from p in Published
                    let path = Path.Combine(folder, p.Folder, PublishedName + p.Ending)
                    where File.Exists(path)
                    select Describe(p.System, path, $"akashi-card-agent-{p.Folder}{p.Ending}");
        var all = found.ToList();
        var expected = string.Join(", ", Published.Select(p => $"{p.Folder}/{PublishedName}{p.Ending}"));
        if (all.Count == 0) reader.Fault("CardAgent:Downloads", $"\"{folder}\" holds none of {expected}");
        return all;
    }

    private static AgentDownload Describe(VisitorSystem system, string path, string name)
    {
        using var file = File.OpenRead(path);
        return new AgentDownload(system, name, path, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
