using System.Text.Json;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Portal.Agent;

/// <summary>C21: what an agent says about itself is three numbers, or nothing.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class AgentVersionTests
{
    [Theory]
    [InlineData("\"akashi-card-agent/0.1.0\"", "0.1.0")]
    [InlineData("\"akashi-card-agent/99999.0.12\"", "99999.0.12")]
    [InlineData("\"akashi-card-agent/0.1\"", null)]
    [InlineData("\"akashi-card-agent/0.1.0-beta\"", null)]
    [InlineData("\"akashi-card-agent/00.1.0\"", null)]
    [InlineData("\"akashi-card-agent/100000.1.0\"", null)]
    [InlineData("\"akashi-card-agent/-1.1.0\"", null)]
    [InlineData("\"akashi-card-agent/0.1.0\\n\"", null)]
    [InlineData("\"akashi-card-agent/０.1.0\"", null)]
    [InlineData("\"akashi-card-agent/<b>0.1.0</b>\"", null)]
    [InlineData("\"another-agent/0.0.1\"", null)]
    [InlineData("\"\\ud800\"", null)]
    [InlineData("[]", null)]
    [InlineData("1", null)]
    [InlineData("null", null)]
    public void C21_only_our_agents_own_form_is_a_version(string agent, string? version)
    {
        using var message = JsonDocument.Parse($$"""{"agent":{{agent}},"protocol":2}""");
        Assert.Equal(version, AgentVersion.OfMessage(message.RootElement)?.ToString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"akashi-card-agent/0.1.0\"")]
    public void C21_a_message_of_another_form_names_no_version(string message)
    {
        using var json = JsonDocument.Parse(message);
        Assert.Null(AgentVersion.OfMessage(json.RootElement));
        Assert.Null(AgentVersion.OfMessage(null));
    }

    [Theory]
    [InlineData("0.1.0", "0.1.1")]
    [InlineData("0.9.9", "0.10.0")]
    [InlineData("9.0.0", "10.0.0")]
    public void Numbers_are_compared_as_numbers(string older, string newer)
    {
        Assert.True(AgentVersion.Read(older)!.CompareTo(AgentVersion.Read(newer)) < 0);
        Assert.Equal(0, AgentVersion.Read(newer)!.CompareTo(AgentVersion.Read(newer)));
    }
}
