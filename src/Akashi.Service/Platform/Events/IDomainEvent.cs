using System.Security.Cryptography;
using System.Text;
using Akashi.Service.Platform.Actors;

namespace Akashi.Service.Platform.Events;

/// <summary>Something that happened inside a transaction; others follow from it in the same transaction.</summary>
public interface IDomainEvent;

/// <summary>An event that leaves a line in the audit trail.</summary>
public interface IRecorded : IDomainEvent
{
    /// <summary>What the audit trail says; ids and codes only, no personal fact.</summary>
    AuditLine Line { get; }
}

/// <summary>One line for the audit trail.</summary>
/// <param name="Act">Stable code of what was done, such as "application.submitted".</param>
/// <param name="By">Who did it.</param>
/// <param name="Subject">What it was done to: "application:ID", "registration:ID" …</param>
/// <param name="Details">Codes, ids and digests that belong to the act; no name, birth date or address, and no free text that could hold one.</param>
public sealed record AuditLine(string Act, Actor By, string Subject, IReadOnlyDictionary<string, string> Details)
{
    /// <summary>No details.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoDetails = new Dictionary<string, string>();

    /// <summary>A line without details.</summary>
    public AuditLine(string act, Actor by, string subject)
        : this(act, by, subject, NoDetails) { }

    /// <summary>What stands in the details for words that staff wrote and that may name a person: the trail binds the words without holding them.</summary>
    /// <returns>SHA-256 of their UTF-8, 64 hexadecimal characters.</returns>
    public static string DigestOf(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
}

/// <summary>What a capability does in the transaction of another's event.</summary>
/// <typeparam name="TEvent">The event it follows.</typeparam>
public interface IFollow<in TEvent>
    where TEvent : IDomainEvent
{
    /// <summary>Applies what follows; the caller's transaction saves it.</summary>
    Task FollowAsync(TEvent happened, CancellationToken ct);
}

/// <summary>Takes the lines of an act at its end, in the order of its events (the audit trail).</summary>
public interface IRecord
{
    /// <summary>Appends them; the caller's transaction saves it.</summary>
    Task AppendAsync(IReadOnlyList<AuditLine> lines, CancellationToken ct);
}
