using Microsoft.Extensions.Configuration;

namespace Akashi.Hosting.Tests;

/// <summary>Threat O2: a wrong setting stops the start, and all mistakes are reported at once.</summary>
public class SettingsReaderTests
{
    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var reader = Reader(("Number", "x"), ("Wait", "9"), ("Origin", "ftp://a"));
        reader.Number("Number", 1, 0, 9);
        reader.Duration("Wait", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromHours(1));
        reader.Origin("Origin");
        reader.RequiredText("Name");
        reader.Fault("Own", "does not go with Name");
        var faults = Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Faults;
        Assert.Equal(["Number", "Wait", "Origin", "Name", "Own"], faults.Select(f => f.Split(':')[0]));
    }

    [Fact]
    public void Good_settings_stop_nothing()
    {
        var reader = Reader(("Number", "9"));
        reader.Number("Number", 1, 0, 9);
        reader.ThrowIfFaulty();
    }

    [Fact]
    public void The_message_names_each_key_on_its_own_line()
    {
        var reader = Reader();
        reader.RequiredText("A");
        reader.RequiredText("B");
        Assert.EndsWith("\n  A: is missing\n  B: is missing", Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("   ", null)]
    [InlineData(" a b ", "a b")]
    public void Text_is_trimmed_and_blank_is_absent(string? value, string? expected) => Assert.Equal(expected, Reader(("Key", value)).Text("Key"));

    [Theory]
    [InlineData("https://portal.example.go.jp")]
    [InlineData("https://portal.example.go.jp:8443/")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://card.localhost:8080")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://[::1]:1")]
    public void Origins_are_taken(string value)
    {
        var reader = Reader(("Key", value));
        Assert.Equal(new Uri(value), reader.Origin("Key"));
        reader.ThrowIfFaulty();
    }

    [Theory]
    [InlineData("http://portal.example.go.jp", "is plain http; only loopback may go without TLS")]
    [InlineData("http://localhost.example.jp", "is plain http; only loopback may go without TLS")]
    [InlineData("http://10.0.0.1", "is plain http; only loopback may go without TLS")]
    [InlineData("https://a.example/path", "is not an origin")]
    [InlineData("https://a.example/?q=1", "is not an origin")]
    [InlineData("ftp://localhost", "is not an origin")]
    [InlineData("localhost:8080", "is not an origin")]
    [InlineData("nonsense", "is not an origin")]
    [InlineData(null, "is missing; an origin such as https://portal.example.go.jp")]
    public void An_unsafe_origin_is_refused(string? value, string problem) =>
        Assert.Contains(problem, FaultOf(r => r.Origin("Key"), ("Key", value)), StringComparison.Ordinal);

    [Fact]
    public void An_absent_origin_has_its_fallback() => Assert.Equal(new Uri("http://localhost:1"), Reader().Origin("Key", "http://localhost:1"));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("9", 9)]
    [InlineData(null, 5)]
    public void Numbers_up_to_both_bounds_are_taken(string? value, int expected)
    {
        var reader = Reader(("Key", value));
        Assert.Equal(expected, reader.Number("Key", 5, 0, 9));
        reader.ThrowIfFaulty();
    }

    [Theory]
    [InlineData("10")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("0x1")]
    [InlineData("99999999999")]
    public void Other_numbers_are_refused(string value) =>
        Assert.Equal($"Key: \"{value}\" is not a whole number from 0 to 9", FaultOf(r => r.Number("Key", 5, 0, 9), ("Key", value)));

    [Theory]
    [InlineData("00:00:01")]
    [InlineData("01:00:00")]
    public void Durations_up_to_both_bounds_are_taken(string value)
    {
        var reader = Reader(("Key", value));
        Assert.Equal(
            TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            reader.Duration("Key", TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));
        reader.ThrowIfFaulty();
    }

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("01:00:01")]
    [InlineData("soon")]
    [InlineData("60")]
    public void Other_durations_are_refused(string value) =>
        Assert.Equal(
            $"Key: \"{value}\" is not a duration from 00:00:01 to 01:00:00",
            FaultOf(r => r.Duration("Key", TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)), ("Key", value)));

    [Fact]
    public void An_absent_duration_has_its_fallback() =>
        Assert.Equal(TimeSpan.FromMinutes(5), Reader().Duration("Key", TimeSpan.FromMinutes(5), TimeSpan.Zero, TimeSpan.FromHours(1)));

    [Theory]
    [InlineData("a, b,,c ", "a b c")]
    [InlineData(null, "x y")]
    public void Words_are_separated_by_commas(string? value, string expected) => Assert.Equal(expected.Split(' '), Reader(("Key", value)).Words("Key", "x,y"));

    [Theory]
    [InlineData("か\u3099", "が")]
    [InlineData(null, null)]
    public void A_name_is_read_as_text_from_outside_is(string? value, string? expected) => Assert.Equal(expected, Reader(("Key", value)).Name("Key", 3));

    [Fact]
    public void A_name_that_is_too_long_is_refused() =>
        Assert.Equal("Key: is not a text of at most 3 characters", FaultOf(r => r.Name("Key", 3), ("Key", "abcd")));

    [Fact]
    public void A_folder_is_made_where_it_is_not_there()
    {
        using var folder = new Folder();
        Assert.True(Directory.Exists(Reader(("Key", folder.File("a/b"))).PrivateFolder("Key")));
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_is_refused()
    {
        using var folder = new Folder();
        Assert.Contains("cannot be used as a folder", FaultOf(r => r.PrivateFolder("Key"), ("Key", folder.Write("file", ""))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_must_be_named() => Assert.Equal("Key: is missing; a folder", FaultOf(r => r.PrivateFolder("Key")));

    [Fact]
    public void A_file_must_exist() => Assert.Equal("Key: \"/nowhere/x\" does not exist", FaultOf(r => r.ExistingFile("Key"), ("Key", "/nowhere/x")));

    [Fact]
    public void Certificates_are_read_from_a_PEM_file()
    {
        using var folder = new Folder();
        var reader = Reader(("Key", folder.WriteCertificate("one.pem")));
        Assert.Equal("CN=localhost", Assert.Single(reader.Certificates("Key")).Subject);
        reader.ThrowIfFaulty();
    }

    [Theory]
    [InlineData("", "holds no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "is not a PEM file of certificates")]
    public void A_file_without_certificates_is_refused(string content, string problem)
    {
        using var folder = new Folder();
        Assert.Contains(problem, FaultOf(r => r.Certificates("Key"), ("Key", folder.Write("x.pem", content))), StringComparison.Ordinal);
    }

    private static SettingsReader Reader(params (string Key, string? Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build());

    private static string FaultOf(Action<SettingsReader> read, params (string Key, string? Value)[] settings)
    {
        var reader = Reader(settings);
        read(reader);
        return Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Faults[0];
    }
}
