using System.Security.Cryptography;
using System.Text;
using Akashi.Service.Platform.Actors;

namespace Akashi.Service.Platform.Events;

/// <summary>Something that happened inside a transaction. Its followers act in the same transaction.</summary>
public interface IDomainEvent;

/// <summary>An event that leaves a line in the audit trail.</summary>
public interface IRecorded : IDomainEvent
{
    /// <summary>The line for the audit trail: ids and codes only, no personal facts.</summary>
    AuditLine Line { get; }
}

/// <summary>A line of the audit trail.</summary>
/// <param name="Act">Stable code of what was done, such as "application.submitted".</param>
/// <param name="By">Who did it.</param>
/// <param name="Subject">What it was done to, such as "application:ID" or "registration:ID".</param>
/// <param name="Details">Codes, ids and digests that belong to the act; no name,
/// birth date or address, and no free text that could contain one.</param>
public sealed record AuditLine(string Act, Actor By, string Subject, IReadOnlyDictionary<string, string> Details)
{
    /// <summary>No details.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoDetails = new Dictionary<string, string>();

    /// <summary>A line without details.</summary>
    public AuditLine(string act, Actor by, string subject)
        : this(act, by, subject, NoDetails) { }

    /// <summary>Digest of words written by staff, which may name a person: the trail proves the words without containing them.</summary>
    /// <returns>SHA-256 of their UTF-8 bytes, as 64 hexadecimal characters.</returns>
    public static string DigestOf(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
}

/// <summary>Reacts to another capability's event, within the event's transaction.</summary>
/// <typeparam name="TEvent">The event it follows.</typeparam>
public interface IFollow<in TEvent>
    where TEvent : IDomainEvent
{
    /// <summary>Applies the consequences; the caller's transaction saves them.</summary>
    Task FollowAsync(TEvent happened, CancellationToken ct);
}

/// <summary>Receives the lines of an act at its end, in the order of its events (the audit trail).</summary>
public interface IRecord
{
    /// <summary>Appends the lines; the caller's transaction saves them.</summary>
    Task AppendAsync(IReadOnlyList<AuditLine> lines, CancellationToken ct);
}
