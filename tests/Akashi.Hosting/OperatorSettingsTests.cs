using Microsoft.Extensions.Configuration;

namespace Akashi.Hosting.Tests;

/// <summary>The operator's details are accepted as a whole or refused at the start, because they are shown on every page.</summary>
public sealed class OperatorSettingsTests
{
    [Fact]
    public void Nothing_set_is_the_demo()
    {
        var reader = Reader();
        Assert.False(OperatorSettings.Read(reader).IsSet);
        reader.ThrowIfFaulty();
    }

    [Fact]
    public void All_of_it_is_taken()
    {
        var reader = Reader(("Name", "霞が関市"), ("Contact", "資格係"), ("Phone", "03-1234-5678"), ("Mail", "desk@city.example.jp"), ("Hours", "平日9時から17時"),
            ("Privacy", "https://city.example.jp/privacy"), ("Terms", "https://city.example.jp/terms"), ("Accessibility", "https://city.example.jp/a11y"));
        var read = OperatorSettings.Read(reader);
        reader.ThrowIfFaulty();
        Assert.Equal(("霞が関市", "資格係", "03-1234-5678", "desk@city.example.jp", "平日9時から17時"), (read.Name, read.Contact, read.Phone, read.Mail, read.Hours));
        Assert.Equal("https://city.example.jp/a11y", read.Accessibility!.AbsoluteUri);
    }

    [Theory]
    [InlineData("Operator:Phone", "Phone", "ask me")]
    [InlineData("Operator:Phone", "Phone", "1234567890123456")]
    [InlineData("Operator:Mail", "Mail", "desk.example.jp")]
    [InlineData("Operator:Mail", "Mail", "a@b?subject=x.jp")]
    [InlineData("Operator:Privacy", "Privacy", "javascript:alert(1)")]
    [InlineData("Operator:Terms", "Terms", "/terms")]
    [InlineData("Operator:Accessibility", "Accessibility", "ftp://city.example.jp/")]
    public void An_unsuitable_value_stops_the_start(string fault, string key, string value) =>
        Assert.Equal([fault], Faults(("Name", "霞が関市"), ("Phone", "03-1234-5678"), ("Mail", "desk@city.example.jp"), (key, value)));

    [Fact]
    public void Operator_without_a_name_stops_the_start() => Assert.Equal(["Operator:Name"], Faults(("Mail", "desk@city.example.jp")));

    [Fact]
    public void Operator_whom_nobody_can_reach_stops_the_start() => Assert.Equal(["Operator:Phone"], Faults(("Name", "霞が関市")));

    private static IEnumerable<string> Faults(params (string Key, string Value)[] settings)
    {
        var reader = Reader(settings);
        OperatorSettings.Read(reader);
        return Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Faults.Select(f => f.Split(": ")[0]);
    }

    private static SettingsReader Reader(params (string Key, string Value)[] settings) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create("Operator:" + s.Key, (string?)s.Last().Value)))
                .Build());
}
