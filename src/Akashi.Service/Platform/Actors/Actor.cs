using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Akashi.Service.Platform.Actors;

/// <summary>
/// Who performs an act. Histories and the audit trail store it as text: "account:ID" for a holder, "staff:ID", "operator" or "system".
/// </summary>
[JsonConverter(typeof(ActorJson))]
public sealed record Actor
{
    private const string HolderPrefix = "account:";
    private const string StaffPrefix = "staff:";
    private readonly string text;

    private Actor(string text) => this.text = text;

    /// <summary>The Service itself, reacting to an event or to the passing of time.</summary>
    public static Actor System { get; } = new("system");

    /// <summary>Whoever runs the command line on the Service's machine.</summary>
    public static Actor Operator { get; } = new("operator");

    /// <summary>Id of the holder's account; null if the actor is not a holder.</summary>
    public Guid? AccountId => IdAfter(HolderPrefix);

    /// <summary>Id of the member of staff; null if the actor is not one.</summary>
    public Guid? StaffMemberId => IdAfter(StaffPrefix);

    /// <summary>A holder.</summary>
    public static Actor Holder(Guid accountId) => new(HolderPrefix + accountId);

    /// <summary>A member of a body's staff.</summary>
    public static Actor Staff(Guid memberId) => new(StaffPrefix + memberId);

    /// <summary>
    /// Reads the text written by <see cref="ToString"/>. Any other text is kept as it is
    /// and identifies nobody, so that a check of tampered rows still gives an answer.
    /// </summary>
    public static Actor FromText(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => text;

    private Guid? IdAfter(string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParseExact(text.AsSpan(prefix.Length), "D", out var id) ? id : null;
}

/// <summary>Writes an actor to JSON as text.</summary>
internal sealed class ActorJson : JsonConverter<Actor>
{
    public override Actor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Actor.FromText(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Actor value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>Stores an actor in a column as text.</summary>
internal sealed class ActorText() : ValueConverter<Actor, string>(actor => actor.ToString(), text => Actor.FromText(text))
{
    /// <summary>Length of the longest actor, in characters: a prefix and a UUID.</summary>
    public const int Longest = 44;
}
