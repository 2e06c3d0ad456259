namespace Akashi.CardAgent.Tests;

/// <summary>The agent that somebody downloaded and started without settings.</summary>
public sealed class AgentDefaultsTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("akashi-home-").FullName;

    [Fact]
    public void Without_settings_it_has_a_folder_of_the_user_and_the_address_where_portals_look() =>
        Assert.Equal([$"--Data={home}/akashi-card-agent", "--Listen=http://127.0.0.1:8083"], AgentDefaults.Under([], home));

    [Fact]
    public void What_is_set_stays()
    {
        Assert.Equal(["--Data=/x"], AgentDefaults.Under(["--Data=/x"], home));
        Assert.Equal(["--Listen=http://127.0.0.1:1", $"--Data={home}/akashi-card-agent"], AgentDefaults.Under(["--Listen=http://127.0.0.1:1"], home));
        Directory.CreateDirectory(Path.Combine(home, "akashi-card-agent"));
        File.WriteAllText(Path.Combine(home, "akashi-card-agent", "settings.json"), "{}");
        Assert.Equal([$"--Data={home}/akashi-card-agent"], AgentDefaults.Under([], home));
    }

    public void Dispose() => Directory.Delete(home, recursive: true);
}
