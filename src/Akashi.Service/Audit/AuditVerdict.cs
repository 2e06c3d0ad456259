using System.Globalization;

namespace Akashi.Service.Audit;

/// <summary>A fault in the trail, or in the state that it is bound to.</summary>
public enum AuditFaultKind
{
    /// <summary>An entry does not follow from the one before.</summary>
    Broken,

    /// <summary>This entry's digest differs from the one that somebody kept: the trail was rewritten here or earlier.</summary>
    OtherHead,

    /// <summary>The trail ends before the entry whose digest somebody kept: its end was cut off.</summary>
    CutOff,

    /// <summary>State recorded by an entry is no longer in the database.</summary>
    Gone,

    /// <summary>State recorded by an entry has been changed.</summary>
    Changed,

    /// <summary>The database contains state that was never recorded.</summary>
    Unrecorded,
}

/// <summary>The first fault found.</summary>
/// <param name="Kind">Kind of fault.</param>
/// <param name="At">Number of the entry; for <see cref="AuditFaultKind.Unrecorded"/> the number of states without an entry.</param>
/// <param name="Subject">What the entry is about, such as "registration:ID", with its version; empty if the fault concerns no subject.</param>
public sealed record AuditFault(AuditFaultKind Kind, long At, string Subject = "");

/// <summary>Number and digest of an entry, kept elsewhere: they later show whether the trail up to that entry is unchanged.</summary>
/// <param name="Number">Number of the entry, from 1; 0 for the empty trail.</param>
/// <param name="Digest">64 hexadecimal characters.</param>
public sealed record AuditHead(long Number, string Digest)
{
    private const int DigestLength = 64;

    /// <summary>Reads "N:DIGEST", the form written by <see cref="ToString"/>.</summary>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out AuditHead? head)
    {
        head = text.Split(':') is [var number, { Length: DigestLength } digest]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && digest.All(char.IsAsciiHexDigit)
            ? new AuditHead(n, digest.ToLowerInvariant())
            : null;
        return head is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Digest}");
}

/// <summary>Result of checking the whole trail.</summary>
/// <param name="Entries">Number of entries that were read and found correct.</param>
/// <param name="Head">Digest of the last of them; 64 zeros for an empty trail. Two copies with the same head are the same trail.</param>
/// <param name="Fault">The fault; null if there is none.</param>
public sealed record AuditVerdict(long Entries, string Head, AuditFault? Fault);
