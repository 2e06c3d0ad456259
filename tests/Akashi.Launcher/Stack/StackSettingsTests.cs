using Akashi.Hosting;
using Akashi.Launcher.Stack;

namespace Akashi.Launcher.Tests.Stack;

public sealed class StackSettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Ports_are_8080_to_8088_by_default() =>
        Assert.Equal([8080, 8081, 8082, 8083, 8084, 8085, 8086, 8087, 8088], Read().Ports.Select(p => p.Port));

    [Fact]
    public void Holders_reach_the_card_agent_by_its_address_only() => Assert.Equal("http://127.0.0.1:8083/", Read().CardAgent.ToString());

    [Fact]
    public void Settings_file_of_the_data_folder_is_read()
    {
        WriteFile("""{"Ports": {"Verifier": 9191}}""");
        Assert.Equal(9191, Read().Verifier.Port);
    }

    [Fact]
    public void Command_line_goes_before_the_settings_file()
    {
        WriteFile("""{"Ports": {"Verifier": 9191}}""");
        Assert.Equal(9292, Read(("Ports:Verifier", "9292")).Verifier.Port);
    }

    [Fact]
    public void Database_is_a_setting_as_well_and_sqlite_where_there_is_none()
    {
        Assert.Null(Read().Database);
        WriteFile("""{"Database": "Host=one"}""");
        Assert.Equal("Host=one", Read().Database);
        Assert.Equal("Host=two", Read(("Database", "Host=two")).Database);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var faults = FaultsOf(("Ports:Service", "eighty"), ("Ports:Sandbox", "80"), ("Ports:Reader", "65536"), ("Ports:Letters", "9000"));
        Assert.Collection(faults,
            f => Assert.StartsWith("Ports:Service:", f, StringComparison.Ordinal),
            f => Assert.StartsWith("Ports:Sandbox:", f, StringComparison.Ordinal),
            f => Assert.StartsWith("Ports:Reader:", f, StringComparison.Ordinal),
            f => Assert.StartsWith("Ports:Letters: is not a setting", f, StringComparison.Ordinal));
    }

    [Fact]
    public void One_port_for_two_programs_is_told_with_both_keys() =>
        Assert.Equal(["Ports:Service and Ports:Verifier: are both 9000"], FaultsOf(("Ports:Service", "9000"), ("Ports:Verifier", "9000")));

    [Fact]
    public void Port_of_a_program_that_has_its_usual_one_counts_too() =>
        Assert.Equal(["Ports:Service and Ports:Reader: are both 8080"], FaultsOf(("Ports:Reader", "8080")));

    [Theory]
    [InlineData("1024")]
    [InlineData("65535")]
    public void Port_at_the_edge_is_taken(string port) =>
        Assert.Equal(port, Read(("Ports:Reader", port)).ReaderPort.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Settings_file_that_is_no_json_is_told_as_a_mistake_of_the_settings()
    {
        WriteFile("{ Ports");
        var mistake = Assert.Throws<SettingsException>(() => Read());
        Assert.Contains(SettingsFile.Name, mistake.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> FaultsOf(params (string Key, string Value)[] arguments) => Assert.Throws<SettingsException>(() => Read(arguments)).Faults;

    private StackSettings Read(params (string Key, string Value)[] arguments) =>
        StackSettings.Read(folder.Path, arguments.ToDictionary(a => a.Key, a => a.Value, StringComparer.OrdinalIgnoreCase));

    private void WriteFile(string json) => File.WriteAllText(folder.At(SettingsFile.Name), json);
}
