using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Akashi.Service.Platform.Actors;

/// <summary>Who acts. As text, in histories and in the audit trail: "account:ID" for a holder, "staff:ID", "operator", "system".</summary>
[JsonConverter(typeof(ActorJson))]
public sealed record Actor
{
    private const string HolderPrefix = "account:";
    private const string StaffPrefix = "staff:";
    private readonly string text;

    private Actor(string text) => this.text = text;

    /// <summary>The service itself, following an event or the clock.</summary>
    public static Actor System { get; } = new("system");

    /// <summary>Whoever runs the command line on the Service's machine.</summary>
    public static Actor Operator { get; } = new("operator");

    /// <summary>Id of the holder's account; null where another acts.</summary>
    public Guid? AccountId => IdAfter(HolderPrefix);

    /// <summary>Id of the member of staff; null where another acts.</summary>
    public Guid? StaffMemberId => IdAfter(StaffPrefix);

    /// <summary>A holder.</summary>
    public static Actor Holder(Guid accountId) => new(HolderPrefix + accountId);

    /// <summary>A member of a body's staff.</summary>
    public static Actor Staff(Guid memberId) => new(StaffPrefix + memberId);

    /// <summary>Reads what <see cref="ToString"/> wrote. Any other text stays what it is, and names nobody: a check of what somebody tampered with must still answer.</summary>
    public static Actor FromText(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => text;

    private Guid? IdAfter(string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParseExact(text.AsSpan(prefix.Length), "D", out var id) ? id : null;
}

/// <summary>An actor as its text in JSON.</summary>
internal sealed class ActorJson : JsonConverter<Actor>
{
    public override Actor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Actor.FromText(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Actor value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>An actor as its text in a column.</summary>
internal sealed class ActorText() : ValueConverter<Actor, string>(actor => actor.ToString(), text => Actor.FromText(text))
{
    /// <summary>Characters of the longest: a prefix and a UUID.</summary>
    public const int Longest = 44;
}
