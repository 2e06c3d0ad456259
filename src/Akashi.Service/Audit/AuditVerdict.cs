using System.Globalization;

namespace Akashi.Service.Audit;

/// <summary>What is wrong with the trail, or with what it binds.</summary>
public enum AuditFaultKind
{
    /// <summary>An entry does not fit to the one before.</summary>
    Broken,

    /// <summary>The trail has this entry, and it is another than the one whose digest somebody kept: it was rewritten from there or before.</summary>
    OtherHead,

    /// <summary>The trail ends before the entry whose digest somebody kept: its end was cut off.</summary>
    CutOff,

    /// <summary>What an entry bound is not in the database any more.</summary>
    Gone,

    /// <summary>What an entry bound says something else now.</summary>
    Changed,

    /// <summary>The database holds more than was ever recorded.</summary>
    Unrecorded,
}

/// <summary>The first thing that is wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">Number of the entry; for <see cref="AuditFaultKind.Unrecorded"/> how many states have no entry.</param>
/// <param name="Subject">What the entry was about, such as "registration:ID", with its version; empty where that says nothing.</param>
public sealed record AuditFault(AuditFaultKind Kind, long At, string Subject = "");

/// <summary>Number and digest of an entry that somebody kept outside: whoever has it can tell later whether the trail up to there is still the same.</summary>
/// <param name="Number">1, 2, 3 …; 0 for the empty trail.</param>
/// <param name="Digest">64 hexadecimal characters.</param>
public sealed record AuditHead(long Number, string Digest)
{
    private const int DigestLength = 64;

    /// <summary>Reads "N:DIGEST", as <see cref="ToString"/> writes it.</summary>
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

/// <summary>What a check of the whole trail found.</summary>
/// <param name="Entries">How many entries were read that fit.</param>
/// <param name="Head">Digest of the last one; 64 zeros for an empty trail. Two copies with the same head are the same trail.</param>
/// <param name="Fault">What is wrong; null where nothing is.</param>
public sealed record AuditVerdict(long Entries, string Head, AuditFault? Fault);
