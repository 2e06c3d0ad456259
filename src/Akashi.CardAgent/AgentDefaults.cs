using Akashi.Hosting;

namespace Akashi.CardAgent;

/// <summary>What counts where nothing is set: whoever downloads the agent starts it without settings.</summary>
internal static class AgentDefaults
{
    // Where a portal looks for the agent unless it is set otherwise.
    private const string Listen = "http://127.0.0.1:8083";

    /// <summary>The command line, with a data folder of the user and an address where neither is set.</summary>
    /// <param name="args">The command line as given.</param>
    /// <param name="home">Where programs keep what belongs to the user.</param>
    public static string[] Under(string[] args, string home)
    {
        var given = new SettingsReader(SettingsSource.Environment(), SettingsSource.CommandLine(args));
        if (given.Text(SettingsReader.DataKey) is not null) return args;
        var folder = Path.Combine(home, "akashi-card-agent");
        string[] withFolder = [.. args, $"--{SettingsReader.DataKey}={folder}"];
        // Whoever wrote settings there sets the address there too.
        var isSet = given.Text("Listen") is not null || File.Exists(Path.Combine(folder, SettingsFile.Name));
        return isSet ? withFolder : [.. withFolder, $"--Listen={Listen}"];
    }
}
