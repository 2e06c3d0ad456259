using Akashi.Hosting;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace Akashi.Service.Tests.Issuing.Keys;

/// <summary>The switch for the layout of codes: a wrong one stops the start, and is named.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class NqsIssuingTests
{
    [Fact]
    public void Codes_are_in_our_own_layout_unless_the_switch_is_set() => Assert.Null(Read("Issuing:Nqs:KeyIds=P-000001"));

    [Fact]
    public void Each_key_has_the_id_at_its_place()
    {
        var nqs = Read("Issuing:Profile=nqs", "Issuing:Keys:nqs=nqs,nqs-2@2027-01-01", "Issuing:Nqs:KeyIds=P-000001, P-000002");
        Assert.Equal(("P-000001", "P-000002"), (nqs!.IdOf("nqs"), nqs.IdOf("nqs-2")));
    }

    [Theory]
    [InlineData("Issuing:Profile", "Issuing:Profile=NQS")]
    [InlineData("Issuing:Nqs:KeyIds", "Issuing:Profile=nqs")]
    [InlineData("Issuing:Nqs:KeyIds", "Issuing:Profile=nqs", "Issuing:Nqs:KeyIds=P-000001,P-000002")]
    [InlineData("Issuing:Nqs:KeyIds", "Issuing:Profile=nqs", "Issuing:Nqs:KeyIds=P:1")]
    [InlineData("Issuing:Nqs:KeyIds", "Issuing:Profile=nqs", "Issuing:Nqs:KeyIds=P-000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("Issuing:Nqs:KeyIds", "Issuing:Profile=nqs", "Issuing:Keys:nqs=nqs,nqs-2@2027-01-01", "Issuing:Nqs:KeyIds=P-000001,P-000001")]
    public void A_wrong_setting_is_named(string named, params string[] settings) =>
        Assert.Contains(Assert.Throws<SettingsException>(() => Read(settings)).Faults, f => f.StartsWith(named, StringComparison.Ordinal));

    private static NqsIssuing? Read(params string[] settings)
    {
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => s.Split('=')).Select(s => KeyValuePair.Create<string, string?>(s[0], s[1]))).Build());
        var nqs = NqsIssuing.Read(reader, KeyPlan.Read(reader));
        reader.ThrowIfFaulty();
        return nqs;
    }
}
