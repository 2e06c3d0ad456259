using Akashi.Hosting;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace Akashi.Service.Tests.Issuing.Keys;

/// <summary>Which keys stay in a module: none is made as a file where the operator meant it to be there.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class KeyModuleSettingsTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("credential,status,document", true)]
    [InlineData("credential", true)]
    [InlineData("credential,nqs", false)]
    [InlineData("status,document", false)]
    [InlineData(null, false)]
    public void A_module_that_has_the_key_of_credentials_and_not_that_which_signs_codes_in_its_place_is_a_fault(string? purposes, bool faulty)
    {
        var reader = Reader(purposes);
        KeyModuleSettings.Read(reader, nqs: true);
        Assert.Equal(faulty, Record.Exception(reader.ThrowIfFaulty) is SettingsException e && Assert.Single(e.Faults).StartsWith("Issuing:Module:Purposes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_module_needs_no_key_of_the_layout_nqs_where_it_signs_nothing()
    {
        var reader = Reader("credential,status,document");
        Assert.NotNull(KeyModuleSettings.Read(reader, nqs: false));
        reader.ThrowIfFaulty();
    }

    private SettingsReader Reader(string? purposes) => new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Issuing:Module:Library"] = file,
        ["Issuing:Module:Token"] = "akashi",
        ["Issuing:Module:PinFile"] = file,
        ["Issuing:Module:Purposes"] = purposes,
    }).Build());
}
