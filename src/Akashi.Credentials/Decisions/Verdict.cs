using Akashi.Credentials.Nqs;

namespace Akashi.Credentials.Decisions;

/// <summary>The answer to "does this code hold?". It is one of the four cases nested here; there are no others.</summary>
public abstract record Verdict
{
    private Verdict(DateTimeOffset checkedAt, DateTimeOffset? asOf, SignedContent? content)
    {
        CheckedAt = checkedAt;
        AsOf = asOf;
        Content = content;
    }

    /// <summary>When the code was checked.</summary>
    public DateTimeOffset CheckedAt { get; }

    /// <summary>The time as of which the state is known; null where it is not known.</summary>
    public DateTimeOffset? AsOf { get; }

    /// <summary>What was signed; null where the signature does not hold or was not checked.</summary>
    public SignedContent? Content { get; }

    /// <summary>What was known about the signing certificate; null where the signature does not hold or was not checked.</summary>
    internal CertificateState? Certificate { get; init; }

    /// <summary>When its CA had called it good; null where that is not known.</summary>
    internal DateTimeOffset? CertificateAsOf { get; init; }

    /// <summary>The time as of which the list says that all is in force, where something else could not be known; null otherwise.</summary>
    internal DateTimeOffset? StateAsOf { get; init; }

    /// <summary>Valid, invalid or unknown.</summary>
    public abstract VerificationResult Result { get; }

    /// <summary>Why; <see cref="VerificationReason.None"/> only where the code is valid.</summary>
    public abstract VerificationReason Reason { get; }

    /// <summary>Everything holds.</summary>
    public sealed record Valid : Verdict
    {
        /// <summary>Makes the verdict; the properties say what the parameters mean.</summary>
        public Valid(SignedContent content, DateTimeOffset checkedAt, DateTimeOffset asOf)
            : base(checkedAt, asOf, content)
        {
        }

        /// <inheritdoc/>
        public override VerificationResult Result => VerificationResult.Valid;

        /// <inheritdoc/>
        public override VerificationReason Reason => VerificationReason.None;
    }

    /// <summary>A check failed.</summary>
    public sealed record Invalid : Verdict
    {
        /// <summary>Makes the verdict; the properties say what the parameters mean.</summary>
        public Invalid(VerificationReason reason, DateTimeOffset checkedAt, SignedContent? content = null, DateTimeOffset? asOf = null)
            : base(checkedAt, asOf, content) => Reason = reason;

        /// <inheritdoc/>
        public override VerificationResult Result => VerificationResult.Invalid;

        /// <inheritdoc/>
        public override VerificationReason Reason { get; }
    }

    /// <summary>No check failed, but one could not be made now.</summary>
    public sealed record Unknown : Verdict
    {
        /// <summary>Makes the verdict; the properties say what the parameters mean.</summary>
        public Unknown(VerificationReason reason, DateTimeOffset checkedAt, SignedContent? content = null)
            : base(checkedAt, null, content) => Reason = reason;

        /// <inheritdoc/>
        public override VerificationResult Result => VerificationResult.Unknown;

        /// <inheritdoc/>
        public override VerificationReason Reason { get; }
    }

    /// <summary>A code of the profile "nqs" whose key is not known here. Its result is <see cref="VerificationResult.Unknown"/>.</summary>
    public sealed record NotCheckedHere : Verdict
    {
        /// <summary>Makes the verdict; the properties say what the parameters mean.</summary>
        public NotCheckedHere(NqsFacts? claimed, Uri? checkAt, DateTimeOffset checkedAt)
            : base(checkedAt, null, null)
        {
            Unchecked = claimed;
            CheckAt = checkAt;
        }

        /// <summary>What the code says, which nobody checked; null where it cannot be read. Never show it like checked facts.</summary>
        public NqsFacts? Unchecked { get; }

        /// <summary>The address at which a configured host checks the code; null where the code came without such a host.</summary>
        public Uri? CheckAt { get; }

        /// <inheritdoc/>
        public override VerificationResult Result => VerificationResult.Unknown;

        /// <inheritdoc/>
        public override VerificationReason Reason => VerificationReason.NotCheckedHere;
    }
}
