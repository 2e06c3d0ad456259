using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>
/// Version of our card agent: three numbers of at most five digits, such as 0.1.0. What an agent says about itself is not proven; it decides only
/// which help a page shows.
/// </summary>
internal sealed partial record AgentVersion : IComparable<AgentVersion>
{
    // What the agent calls itself (docs/specifications/card-request.md, "seen").
    private const string Product = "akashi-card-agent/";
    private readonly (int Major, int Minor, int Patch) numbers;

    private AgentVersion((int Major, int Minor, int Patch) numbers) => this.numbers = numbers;

    /// <summary>Reads a version; null where the text is none.</summary>
    public static AgentVersion? Read(string? text)
    {
        if (text is null || Form().Match(text) is not { Success: true } match) return null;
        return new AgentVersion((Number(match, 1), Number(match, 2), Number(match, 3)));
    }

    /// <summary>Reads how an agent names itself; null where it is another program, or names itself in another form.</summary>
    public static AgentVersion? OfAgent(string? name) =>
        name?.StartsWith(Product, StringComparison.Ordinal) is true ? Read(name[Product.Length..]) : null;

    /// <summary>Reads who sends "seen" or "claim"; null where the message does not say so in our form.</summary>
    /// <param name="message">The message; null where it is no JSON.</param>
    public static AgentVersion? OfMessage(JsonElement? message)
    {
        if (message is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("agent", out var agent)) return null;
        try
        {
            return agent.ValueKind == JsonValueKind.String ? OfAgent(agent.GetString()) : null;
        }
        catch (InvalidOperationException)
        {
            // An incomplete surrogate pair: JsonElement notices only when the text is read.
            return null;
        }
    }

    /// <inheritdoc/>
    public int CompareTo(AgentVersion? other) => other is null ? 1 : numbers.CompareTo(other.numbers);

    /// <summary>The version as it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{numbers.Major}.{numbers.Minor}.{numbers.Patch}");

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\z")]
    private static partial Regex Form();
}
